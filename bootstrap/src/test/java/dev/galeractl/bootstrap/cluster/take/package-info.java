@NullMarked
package dev.galeractl.bootstrap.cluster.take;

import org.jspecify.annotations.NullMarked;
