@NullMarked
package dev.galeractl.bootstrap.cluster.preflight;

import org.jspecify.annotations.NullMarked;
