@NullMarked
package dev.galeractl.bootstrap.status;

import org.jspecify.annotations.NullMarked;
