@NullMarked
package dev.galeractl.replication.group.frame;

import org.jspecify.annotations.NullMarked;
