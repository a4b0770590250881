@NullMarked
package dev.galeractl.cli.action;

import org.jspecify.annotations.NullMarked;
