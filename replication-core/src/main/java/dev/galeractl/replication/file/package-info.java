/** The edge that reads files: bounded, and with one clear sentence when a file cannot be used. */
@NullMarked
package dev.galeractl.replication.file;

import org.jspecify.annotations.NullMarked;
