/** What the checks of options are told: plain data, collected elsewhere. */
@NullMarked
package dev.galeractl.diagnostics.config.fact;

import org.jspecify.annotations.NullMarked;
