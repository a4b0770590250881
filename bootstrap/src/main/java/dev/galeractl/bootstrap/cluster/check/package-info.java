/** What {@code validate} has to say about a cluster that is only described: the option files that it means are judged as if they lay there. Pure. */
@NullMarked
package dev.galeractl.bootstrap.cluster.check;

import org.jspecify.annotations.NullMarked;
