/** Makes the packaged program start faster, by rewriting its classes after they were compiled. */
@NullMarked
package dev.galeractl.startup;

import org.jspecify.annotations.NullMarked;
