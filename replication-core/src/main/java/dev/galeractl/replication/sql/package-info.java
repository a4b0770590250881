@NullMarked
package dev.galeractl.replication.sql;

import org.jspecify.annotations.NullMarked;
