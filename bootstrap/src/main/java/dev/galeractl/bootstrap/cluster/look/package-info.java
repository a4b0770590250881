/**
 * Facts of all hosts of a described cluster, as one look gathers them. Reading only; hosts are spoken to through {@link dev.galeractl.bootstrap.host.Host}
 * alone. Begin at {@link dev.galeractl.bootstrap.cluster.look.ClusterFacts}.
 */
@NullMarked
package dev.galeractl.bootstrap.cluster.look;

import org.jspecify.annotations.NullMarked;
