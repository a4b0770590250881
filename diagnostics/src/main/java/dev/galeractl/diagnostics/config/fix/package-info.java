/** Changes of option files as unified diffs that {@code patch} applies. Nothing is written here. */
@NullMarked
package dev.galeractl.diagnostics.config.fix;

import org.jspecify.annotations.NullMarked;
