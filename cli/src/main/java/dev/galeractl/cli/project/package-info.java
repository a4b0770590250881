/** The project file: what the owners of option files have decided about checking them. */
@NullMarked
package dev.galeractl.cli.project;

import org.jspecify.annotations.NullMarked;
