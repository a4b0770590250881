@NullMarked
package dev.galeractl.bootstrap.cluster.optionfile;

import org.jspecify.annotations.NullMarked;
