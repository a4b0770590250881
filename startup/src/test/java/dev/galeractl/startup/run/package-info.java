@NullMarked
package dev.galeractl.startup.run;

import org.jspecify.annotations.NullMarked;
