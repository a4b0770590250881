/** One look at nodes: collecting, and the verdict on what was seen. */
@NullMarked
package dev.galeractl.bootstrap.status;

import org.jspecify.annotations.NullMarked;
