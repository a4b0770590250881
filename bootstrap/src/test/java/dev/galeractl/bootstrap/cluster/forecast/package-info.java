@NullMarked
package dev.galeractl.bootstrap.cluster.forecast;

import org.jspecify.annotations.NullMarked;
