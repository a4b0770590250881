/**
 * Certificates and keys: what those of a file are worth, and an authority of a cluster's own. Values in, values out; who reads or writes the files are
 * others.
 */
@NullMarked
package dev.galeractl.bootstrap.certificate;

import org.jspecify.annotations.NullMarked;
