package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.identity.Clocks;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is worth telling and needs no mending: stops by request, and clocks that are apart. */
final class GroupHistory {

    /** A clock that is wrong by less confuses nobody who reads logs side by side. */
    static final Duration WRONG_CLOCK = Duration.ofSeconds(5);

    private GroupHistory() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        clocks(nodes).ifPresent(incidents::add);
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                absence(node, start).ifPresent(incidents::add);
            }
        }
        return incidents;
    }

    private static Optional<Incident> clocks(List<NodeHistory> nodes) {
        Clocks clocks = Membership.of(nodes).clocks();
        return nodes.stream()
                .filter(node -> {
                    Clocks.Reading reading =
                            Objects.requireNonNull(clocks.readings().get(node.label()));
                    return reading.shared() > 0 && reading.skew().abs().compareTo(WRONG_CLOCK) >= 0;
                })
                .findFirst()
                .map(node -> new Incident(
                        IncidentKind.CLOCKS_DIFFER, node.label(), node.latest(), List.of(), Optional.empty()));
    }

    /** Stopped by somebody, in an orderly way, and a synced member of the same cluster again with the next start. */
    private static Optional<Incident> absence(NodeHistory node, ServerStart start) {
        boolean inOrder = start.kind() == StartKind.SERVICE
                && start.outcome() == StartOutcome.STOPPED
                && start.connected()
                && start.synced().isPresent();
        if (!inOrder) {
            return Optional.empty();
        }
        Optional<LogLine> back = node.starts().stream()
                .filter(other -> CaseFile.isYounger(other, start) && other.kind() == StartKind.SERVICE)
                .findFirst()
                .filter(other -> isReturn(start, other))
                .flatMap(ServerStart::synced);
        return back.map(line -> new Incident(
                IncidentKind.PLANNED_ABSENCE,
                node.label(),
                start,
                start.first(ShutdownRequested.class)
                        .<List<LogEvent>>map(List::of)
                        .orElse(List.of()),
                Optional.of(line)));
    }

    /**
     * A start that is Synced for a moment and then gives up, because only its provider got that far, is none; nor is one that made the node a
     * member of another cluster.
     */
    private static boolean isReturn(ServerStart before, ServerStart after) {
        boolean works = after.outcome() == StartOutcome.RUNNING || after.outcome() == StartOutcome.STOPPED;
        boolean elsewhere = before.clusterUuid().isPresent()
                && after.clusterUuid().isPresent()
                && !before.clusterUuid().equals(after.clusterUuid());
        return works && !elsewhere;
    }
}
