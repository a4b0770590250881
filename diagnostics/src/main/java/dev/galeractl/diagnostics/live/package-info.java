/** What a host says of its server now, and what that changes about what its logs say of the past. */
@NullMarked
package dev.galeractl.diagnostics.live;

import org.jspecify.annotations.NullMarked;
