/** The port through which hosts are reached, this one or others: commands in, results out, and what can go wrong, in words. Pure but for threads. */
@NullMarked
package dev.galeractl.bootstrap.host;

import org.jspecify.annotations.NullMarked;
