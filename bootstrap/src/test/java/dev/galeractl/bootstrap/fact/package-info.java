@NullMarked
package dev.galeractl.bootstrap.fact;

import org.jspecify.annotations.NullMarked;
