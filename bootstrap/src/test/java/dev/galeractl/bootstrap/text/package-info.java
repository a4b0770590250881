@NullMarked
package dev.galeractl.bootstrap.text;

import org.jspecify.annotations.NullMarked;
