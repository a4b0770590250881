@NullMarked
package dev.galeractl.bootstrap.cluster;

import org.jspecify.annotations.NullMarked;
