/** What went wrong, in which start, and whether it healed; not yet why. */
@NullMarked
package dev.galeractl.diagnostics.incident;

import org.jspecify.annotations.NullMarked;
