/** Checks of the options that a server would read, before it reads them. */
@NullMarked
package dev.galeractl.diagnostics.config;

import org.jspecify.annotations.NullMarked;
