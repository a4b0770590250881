@NullMarked
package dev.galeractl.bootstrap.preflight;

import org.jspecify.annotations.NullMarked;
