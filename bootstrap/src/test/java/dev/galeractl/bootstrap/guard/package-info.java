@NullMarked
package dev.galeractl.bootstrap.guard;

import org.jspecify.annotations.NullMarked;
