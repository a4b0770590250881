/** Named checks of all hosts of a described cluster, made of facts alone. Begin at {@link dev.galeractl.bootstrap.cluster.preflight.ClusterPreflight}. */
@NullMarked
package dev.galeractl.bootstrap.cluster.preflight;

import org.jspecify.annotations.NullMarked;
