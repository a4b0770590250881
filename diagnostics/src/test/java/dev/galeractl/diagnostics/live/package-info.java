/** Tests of the present. */
@NullMarked
package dev.galeractl.diagnostics.live;

import org.jspecify.annotations.NullMarked;
