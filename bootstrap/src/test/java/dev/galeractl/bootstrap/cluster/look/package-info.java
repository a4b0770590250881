@NullMarked
package dev.galeractl.bootstrap.cluster.look;

import org.jspecify.annotations.NullMarked;
