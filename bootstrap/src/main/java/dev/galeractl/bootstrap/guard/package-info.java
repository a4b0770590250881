/** The safety table: which fact forbids which operation, and what would have to be true. */
@NullMarked
package dev.galeractl.bootstrap.guard;

import org.jspecify.annotations.NullMarked;
