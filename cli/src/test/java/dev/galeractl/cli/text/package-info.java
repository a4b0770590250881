@NullMarked
package dev.galeractl.cli.text;

import org.jspecify.annotations.NullMarked;
