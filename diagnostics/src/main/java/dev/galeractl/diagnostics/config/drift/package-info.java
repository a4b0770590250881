/** Where a running server's options are not what its files say. */
@NullMarked
package dev.galeractl.diagnostics.config.drift;

import org.jspecify.annotations.NullMarked;
