/** Plans as data, and the pure function from facts to a plan. */
@NullMarked
package dev.galeractl.bootstrap.plan;

import org.jspecify.annotations.NullMarked;
