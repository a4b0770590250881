/** What an operation did, line by line, on disk; the edge that a second run reads first. */
@NullMarked
package dev.galeractl.bootstrap.journal;

import org.jspecify.annotations.NullMarked;
