/** This host: the edge that collects facts and takes the steps of a plan. */
@NullMarked
package dev.galeractl.bootstrap.host.local;

import org.jspecify.annotations.NullMarked;
