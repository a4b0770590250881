@NullMarked
package dev.galeractl.completions;

import org.jspecify.annotations.NullMarked;
