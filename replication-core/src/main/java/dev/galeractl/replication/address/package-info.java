/** Where nodes are: the cluster address, the node's own address, and the ports a node uses. */
@NullMarked
package dev.galeractl.replication.address;

import org.jspecify.annotations.NullMarked;
