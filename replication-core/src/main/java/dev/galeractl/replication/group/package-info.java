@NullMarked
package dev.galeractl.replication.group;

import org.jspecify.annotations.NullMarked;
