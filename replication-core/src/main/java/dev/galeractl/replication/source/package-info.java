/** Text with positions: where something was read, and the one way to say that an input is unusable. */
@NullMarked
package dev.galeractl.replication.source;

import org.jspecify.annotations.NullMarked;
