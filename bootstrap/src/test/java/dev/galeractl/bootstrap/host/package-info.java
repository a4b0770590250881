@NullMarked
package dev.galeractl.bootstrap.host;

import org.jspecify.annotations.NullMarked;
