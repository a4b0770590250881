@NullMarked
package dev.galeractl.bootstrap.certificate;

import org.jspecify.annotations.NullMarked;
