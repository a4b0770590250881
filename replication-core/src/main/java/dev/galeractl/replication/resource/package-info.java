/** What came with the program besides its classes: an edge, because in the packaged program it is read from files. */
@NullMarked
package dev.galeractl.replication.resource;

import org.jspecify.annotations.NullMarked;
