/** A throw-away cluster of real servers on this machine, by the same plans as everything else. */
@NullMarked
package dev.galeractl.bootstrap.lab;

import org.jspecify.annotations.NullMarked;
