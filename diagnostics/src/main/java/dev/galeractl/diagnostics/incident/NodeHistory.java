package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.replication.address.NodeAddress;
import java.util.List;
import java.util.Optional;

/**
 * One node and all its starts that the logs show, oldest first.
 *
 * @param label what to call it: its address, else its name, else its log
 * @param address where others reach it, if a log says so
 * @param name its wsrep_node_name, if a log says so
 */
public record NodeHistory(
        String label, Optional<NodeAddress> address, Optional<String> name, List<ServerStart> starts) {

    public NodeHistory {
        starts = List.copyOf(starts);
    }

    /** The youngest start; one that served, if there is one, since a run to learn the position says nothing about the node's health. */
    public ServerStart latest() {
        return starts.stream()
                .filter(start -> start.kind() == StartKind.SERVICE)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> starts.get(starts.size() - 1));
    }

    /** Whether {@code other} is this node's address; a missing port is the usual one. */
    public boolean isAt(NodeAddress other) {
        return address.filter(own -> own.host().equals(other.host())
                        && own.port().orElse(4567) == other.port().orElse(4567))
                .isPresent();
    }
}
