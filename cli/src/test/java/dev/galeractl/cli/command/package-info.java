@NullMarked
package dev.galeractl.cli.command;

import org.jspecify.annotations.NullMarked;
