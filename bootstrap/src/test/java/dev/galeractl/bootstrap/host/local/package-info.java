@NullMarked
package dev.galeractl.bootstrap.host.local;

import org.jspecify.annotations.NullMarked;
