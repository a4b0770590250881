/** How a joining node will get its data, from whom and at what cost: forecast from facts alone. */
@NullMarked
package dev.galeractl.bootstrap.cluster.forecast;

import org.jspecify.annotations.NullMarked;
