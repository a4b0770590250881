@NullMarked
package dev.galeractl.replication.position;

import org.jspecify.annotations.NullMarked;
