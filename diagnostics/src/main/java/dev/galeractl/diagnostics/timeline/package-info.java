/** The logs of several nodes as one story: what happened, where and when, by one clock. */
@NullMarked
package dev.galeractl.diagnostics.timeline;

import org.jspecify.annotations.NullMarked;
