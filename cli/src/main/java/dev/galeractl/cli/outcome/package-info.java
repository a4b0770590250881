@NullMarked
package dev.galeractl.cli.outcome;

import org.jspecify.annotations.NullMarked;
