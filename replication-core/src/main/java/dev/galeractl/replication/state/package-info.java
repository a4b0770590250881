/** States of a Galera node and of the cluster as it sees it. */
@NullMarked
package dev.galeractl.replication.state;

import org.jspecify.annotations.NullMarked;
