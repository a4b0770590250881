@NullMarked
package dev.galeractl.testkit;

import org.jspecify.annotations.NullMarked;
