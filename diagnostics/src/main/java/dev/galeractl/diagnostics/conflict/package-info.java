/** All votes and conflicts of all nodes, merged: what each write set met, in one order whatever order the logs are given in. */
@NullMarked
package dev.galeractl.diagnostics.conflict;

import org.jspecify.annotations.NullMarked;
