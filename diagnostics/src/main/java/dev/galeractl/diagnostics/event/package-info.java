/** What the lines of a log say, as typed events. */
@NullMarked
package dev.galeractl.diagnostics.event;

import org.jspecify.annotations.NullMarked;
