@NullMarked
package dev.galeractl.bootstrap.cluster.saved;

import org.jspecify.annotations.NullMarked;
