@NullMarked
package dev.galeractl.cli.session;

import org.jspecify.annotations.NullMarked;
