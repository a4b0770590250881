@NullMarked
package dev.galeractl.replication.node;

import org.jspecify.annotations.NullMarked;
