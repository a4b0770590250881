@NullMarked
package dev.galeractl.completions.knowledge;

import org.jspecify.annotations.NullMarked;
