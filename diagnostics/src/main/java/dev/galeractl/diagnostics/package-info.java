@NullMarked
package dev.galeractl.diagnostics;

import org.jspecify.annotations.NullMarked;
