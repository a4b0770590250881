@NullMarked
package dev.galeractl.bootstrap.lab;

import org.jspecify.annotations.NullMarked;
