@NullMarked
package dev.galeractl.startup;

import org.jspecify.annotations.NullMarked;
