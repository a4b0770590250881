@NullMarked
package dev.galeractl.bootstrap.cluster.plan;

import org.jspecify.annotations.NullMarked;
