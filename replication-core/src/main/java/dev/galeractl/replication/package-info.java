@NullMarked
package dev.galeractl.replication;

import org.jspecify.annotations.NullMarked;
