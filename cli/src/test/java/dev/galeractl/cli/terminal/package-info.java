@NullMarked
package dev.galeractl.cli.terminal;

import org.jspecify.annotations.NullMarked;
