@NullMarked
package dev.galeractl.bootstrap.cluster.operation;

import org.jspecify.annotations.NullMarked;
