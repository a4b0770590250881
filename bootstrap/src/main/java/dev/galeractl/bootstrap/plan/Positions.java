package dev.galeractl.bootstrap.plan;

import dev.galeractl.replication.position.Gtid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pure questions on the positions of nodes whose servers are all down. */
public final class Positions {
    private Positions() {}

    /** A node and the position that was learned of it. */
    public record NodePosition(String node, Gtid position) {}

    /**
     * The node to start first: the one with the highest seqno; of several, the first in the list. Nodes without a history do not count.
     *
     * @return empty if there is none, if one of them has a history but an unknown seqno, or if they are of different histories
     */
    public static Optional<String> mostAdvanced(List<NodePosition> nodes) {
        List<NodePosition> withHistory =
                nodes.stream().filter(node -> node.position().hasHistory()).toList();
        if (withHistory.isEmpty()
                || histories(withHistory) > 1
                || withHistory.stream().anyMatch(node -> !node.position().isDefined())) {
            return Optional.empty();
        }
        long highest = withHistory.stream().mapToLong(Positions::seqno).max().orElseThrow();
        return withHistory.stream()
                .filter(node -> seqno(node) == highest)
                .map(NodePosition::node)
                .findFirst();
    }

    private static int histories(List<NodePosition> nodes) {
        return nodes.stream()
                .map(node -> node.position().uuid())
                .collect(Collectors.toSet())
                .size();
    }

    private static long seqno(NodePosition node) {
        return node.position().seqno().value().orElseThrow();
    }
}
