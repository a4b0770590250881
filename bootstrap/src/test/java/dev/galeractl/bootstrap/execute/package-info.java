@NullMarked
package dev.galeractl.bootstrap.execute;

import org.jspecify.annotations.NullMarked;
