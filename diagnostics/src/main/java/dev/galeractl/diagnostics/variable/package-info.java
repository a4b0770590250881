/** What the names mean that a server shows: its status variables of replication, and its options. */
@NullMarked
package dev.galeractl.diagnostics.variable;

import org.jspecify.annotations.NullMarked;
