/** One class for each thing that can be wrong in option files; what each finds is told on its page. */
@NullMarked
package dev.galeractl.diagnostics.config.rules;

import org.jspecify.annotations.NullMarked;
