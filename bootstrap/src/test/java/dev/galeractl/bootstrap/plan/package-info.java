@NullMarked
package dev.galeractl.bootstrap.plan;

import org.jspecify.annotations.NullMarked;
