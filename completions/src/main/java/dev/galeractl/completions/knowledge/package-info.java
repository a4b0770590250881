/** Compiles what people write about options (YAML) into the lines that the program reads. */
@NullMarked
package dev.galeractl.completions.knowledge;

import org.jspecify.annotations.NullMarked;
