package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.guard.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the hosts are checked for.
 *
 * @param operation on the cluster
 * @param nodes whose servers are to be started by it, in order
 */
public record Goal(Operation operation, Set<String> nodes) {
    public Goal {
        nodes = new LinkedHashSet<>(nodes);
    }

    /** A new cluster of all nodes. */
    public static Goal newCluster(ClusterDescription cluster) {
        return new Goal(
                Operation.BOOTSTRAP,
                new LinkedHashSet<>(cluster.nodes().stream().map(Node::name).toList()));
    }

    /** More members of a cluster that runs. */
    public static Goal join(String... nodes) {
        return new Goal(Operation.JOIN, new LinkedHashSet<>(List.of(nodes)));
    }

    boolean starts(String node) {
        return nodes.contains(node);
    }

    /** Whether it will get its data from another node. */
    boolean receives(String node) {
        return starts(node)
                && (operation == Operation.JOIN || !nodes.iterator().next().equals(node));
    }
}
