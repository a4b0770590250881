/** The description of a cluster by question and answer: what is asked, what is made of what was said. Pure. */
@NullMarked
package dev.galeractl.bootstrap.cluster.interview;

import org.jspecify.annotations.NullMarked;
