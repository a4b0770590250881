/** The option file that the description of a cluster means for a node, with the reasons written in it. Pure. */
@NullMarked
package dev.galeractl.bootstrap.cluster.optionfile;

import org.jspecify.annotations.NullMarked;
