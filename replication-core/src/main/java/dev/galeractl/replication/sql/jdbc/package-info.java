@NullMarked
package dev.galeractl.replication.sql.jdbc;

import org.jspecify.annotations.NullMarked;
