@NullMarked
package dev.galeractl.replication.state;

import org.jspecify.annotations.NullMarked;
