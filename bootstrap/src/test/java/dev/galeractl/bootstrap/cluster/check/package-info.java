@NullMarked
package dev.galeractl.bootstrap.cluster.check;

import org.jspecify.annotations.NullMarked;
