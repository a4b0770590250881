/** What is known before anything is decided: plain records, collected elsewhere, never collected here. */
@NullMarked
package dev.galeractl.bootstrap.fact;

import org.jspecify.annotations.NullMarked;
