@NullMarked
package dev.galeractl.bootstrap;

import org.jspecify.annotations.NullMarked;
