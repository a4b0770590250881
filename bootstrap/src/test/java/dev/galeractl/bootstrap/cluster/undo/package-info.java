@NullMarked
package dev.galeractl.bootstrap.cluster.undo;

import org.jspecify.annotations.NullMarked;
