/**
 * What people say about a whole cluster: {@code cluster.yaml}, read with all its mistakes at once, and the option file that it means for each
 * node. Pure: text in, values out. Begin at {@link dev.galeractl.bootstrap.cluster.ClusterKeys}.
 */
@NullMarked
package dev.galeractl.bootstrap.cluster;

import org.jspecify.annotations.NullMarked;
