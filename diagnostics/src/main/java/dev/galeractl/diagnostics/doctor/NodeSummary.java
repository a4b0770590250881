package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogTime;
import dev.galeractl.replication.state.NodeState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the logs say about one node at last.
 *
 * @param label what findings call it: its address, else its name, else its log
 * @param name its wsrep_node_name
 * @param group the cluster's name
 * @param state the last state it shifted to; empty if it never reached a group in its last start
 * @param outcome how its last start ended
 * @param departure what it was at when its log ended undecided; empty if it was not about to stop or to leave
 * @param starts how many starts the logs show; one whose beginning they do not show included
 * @param beginsLate whether the first of them had begun before its log does
 * @param sources the logs it speaks in
 * @param lastSeen the last time a line of it carries
 */
public record NodeSummary(
        String label,
        Optional<String> name,
        Optional<NodeAddress> address,
        Optional<String> version,
        Optional<String> provider,
        Optional<String> group,
        Optional<String> clusterUuid,
        Optional<NodeState> state,
        StartOutcome outcome,
        Optional<Departure> departure,
        int starts,
        boolean beginsLate,
        List<String> sources,
        Optional<LogTime> lastSeen) {

    /** How a node was on its way out when its log ended. */
    public enum Departure {
        /** Its server was told to stop. */
        STOPPING,
        /** It leaves its group. */
        LEAVING,
        /** It has left its group; whether its server runs on does not show. */
        LEFT
    }

    /**
     * Sums a node up.
     *
     * @param vanished whether other nodes saw it vanish where its own log just ends: it does not run, whatever it said last
     * @param starts how many starts it had, those that were not kept included
     */
    static NodeSummary of(NodeHistory node, boolean vanished, int starts) {
        ServerStart latest = node.latest();
        StartOutcome outcome = vanished ? StartOutcome.KILLED : latest.outcome();
        return new NodeSummary(
                node.label(),
                node.name(),
                node.address(),
                latest(node, ServerStart::version),
                latest(node, ServerStart::provider),
                latest(node, ServerStart::group),
                latest.clusterUuid(),
                latest.lastState(),
                outcome,
                outcome == StartOutcome.UNKNOWN ? departure(latest) : Optional.empty(),
                starts,
                node.starts().get(0).beginsLate(),
                node.starts().stream().map(ServerStart::source).distinct().toList(),
                latest.end());
    }

    private static Optional<Departure> departure(ServerStart start) {
        boolean left = start.lastState().filter(NodeState.CLOSED::equals).isPresent();
        return start.leaving().map(event -> {
            if (event instanceof ShutdownRequested) {
                return Departure.STOPPING;
            }
            return left ? Departure.LEFT : Departure.LEAVING;
        });
    }

    private static <T> Optional<T> latest(NodeHistory node, Function<ServerStart, Optional<T>> property) {
        return node.starts().stream().map(property).flatMap(Optional::stream).reduce((earlier, later) -> later);
    }
}
