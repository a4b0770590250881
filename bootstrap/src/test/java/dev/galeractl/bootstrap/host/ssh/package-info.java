@NullMarked
package dev.galeractl.bootstrap.host.ssh;

import org.jspecify.annotations.NullMarked;
