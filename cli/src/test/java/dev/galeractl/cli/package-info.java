@NullMarked
package dev.galeractl.cli;

import org.jspecify.annotations.NullMarked;
