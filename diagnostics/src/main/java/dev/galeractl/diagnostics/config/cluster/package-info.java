/** What the option files of several nodes say together. */
@NullMarked
package dev.galeractl.diagnostics.config.cluster;

import org.jspecify.annotations.NullMarked;
