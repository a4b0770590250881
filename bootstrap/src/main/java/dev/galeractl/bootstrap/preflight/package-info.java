/** Named checks of one node before an operation. */
@NullMarked
package dev.galeractl.bootstrap.preflight;

import org.jspecify.annotations.NullMarked;
