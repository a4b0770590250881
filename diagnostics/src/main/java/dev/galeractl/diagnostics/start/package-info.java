/** Starts of a server, rebuilt from the events of its log, and how each of them ended. */
@NullMarked
package dev.galeractl.diagnostics.start;

import org.jspecify.annotations.NullMarked;
