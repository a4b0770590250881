@NullMarked
package dev.galeractl.bootstrap.journal;

import org.jspecify.annotations.NullMarked;
