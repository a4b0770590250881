@NullMarked
package dev.galeractl.bootstrap.cluster.interview;

import org.jspecify.annotations.NullMarked;
