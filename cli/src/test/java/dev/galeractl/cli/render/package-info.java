@NullMarked
package dev.galeractl.cli.render;

import org.jspecify.annotations.NullMarked;
