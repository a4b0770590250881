package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.HistoryStarted;
import dev.galeractl.diagnostics.event.GroupEvent.StoredClusterRead;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirInUse;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds starts that founded a cluster where one of the same name was already there. */
public final class SecondClusters {

    private SecondClusters() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                boolean second = start.isBootstrap()
                        && start.connected()
                        && (leftItsHistory(start)
                                || leftItsMembers(node, start)
                                || rival(nodes, node, start).isPresent());
                if (second) {
                    incidents.add(new Incident(
                            IncidentKind.SECOND_CLUSTER, node.label(), start, healedBy(nodes, node, start)));
                }
            }
        }
        return incidents;
    }

    /** A new history, while the node's own tables remember another cluster. */
    private static boolean leftItsHistory(ServerStart start) {
        Optional<String> founded = start.last(HistoryStarted.class).map(HistoryStarted::uuid);
        Optional<String> stored = start.last(StoredClusterRead.class).map(StoredClusterRead::uuid);
        return founded.isPresent() && stored.isPresent() && !founded.equals(stored);
    }

    /** A new history, while this node's earlier start was in a cluster with others. */
    private static boolean leftItsMembers(NodeHistory node, ServerStart start) {
        return start.has(HistoryStarted.class)
                && node.starts().stream()
                        .filter(other -> CaseFile.isYounger(start, other))
                        .anyMatch(other -> hadCompany(other)
                                && other.clusterUuid().isPresent()
                                && (other.clusterUuid().isEmpty()
                                        || !other.clusterUuid().equals(start.clusterUuid())));
    }

    private static boolean hadCompany(ServerStart start) {
        return start.all(ViewChanged.class).stream()
                .anyMatch(view ->
                        view.kind() == ViewKind.PRIMARY && view.members().size() > 1);
    }

    /** Another node that was a synced member of a cluster of the same name when this one founded its own. */
    public static Optional<ServerStart> rival(List<NodeHistory> nodes, NodeHistory node, ServerStart start) {
        Optional<LogTime> founded = start.synced().flatMap(LogLine::time);
        if (founded.isEmpty() || start.group().isEmpty()) {
            return Optional.empty();
        }
        return nodes.stream()
                .filter(other -> !other.label().equals(node.label()))
                .flatMap(other -> other.starts().stream().filter(theirs -> !wasOver(other, theirs, founded.get())))
                .filter(other -> other.group().equals(start.group()))
                // Logs know whole seconds only: within one, either may have been first, and there are two clusters
                // either way.
                .filter(other -> other.synced()
                        .flatMap(LogLine::time)
                        .filter(since -> since.compareTo(founded.get()) <= 0)
                        .isPresent())
                .filter(other -> isLater(other.end(), founded.get()) || mayHaveBeenSilent(nodes, start, other))
                .filter(other -> !metAgain(start, other))
                .findFirst();
    }

    /** A server that was killed says nothing; that it starts again says that the earlier start was over by then. */
    private static boolean wasOver(NodeHistory node, ServerStart start, LogTime when) {
        return following(node, start)
                .anyMatch(next ->
                        next.begin().filter(begin -> begin.compareTo(when) <= 0).isPresent());
    }

    /**
     * The log of a server that runs may have been silent for days. That does not hold for one that was started again, and it is too little where both
     * have the same history: it is one cluster, unless they were seen side by side.
     */
    private static boolean mayHaveBeenSilent(List<NodeHistory> nodes, ServerStart start, ServerStart other) {
        return other.outcome() == StartOutcome.RUNNING
                && (other.clusterUuid().isEmpty() || !other.clusterUuid().equals(start.clusterUuid()))
                && nodes.stream()
                        .filter(node -> node.starts().contains(other))
                        .noneMatch(node -> following(node, other).findAny().isPresent());
    }

    /** Later starts of a node; a second server that found the datadir in use left the first one alive. */
    private static Stream<ServerStart> following(NodeHistory node, ServerStart start) {
        return node.starts().stream()
                .filter(next -> CaseFile.isYounger(next, start))
                .filter(next -> !next.has(DatadirInUse.class));
    }

    /** Whether the rival's log proves that it was there when this start founded its cluster; else it only does not say that it ended. */
    public static boolean isProven(ServerStart start, ServerStart rival) {
        return start.synced()
                .flatMap(LogLine::time)
                .filter(founded -> isLater(rival.end(), founded))
                .isPresent();
    }

    private static boolean isLater(Optional<LogTime> time, LogTime than) {
        return time.filter(it -> it.compareTo(than) > 0).isPresent();
    }

    /** The other one joined this node's cluster later or was in it: one history, two logs. */
    private static boolean metAgain(ServerStart start, ServerStart other) {
        return start.all(ViewChanged.class).stream()
                .filter(view ->
                        view.kind() == ViewKind.PRIMARY && view.members().size() > 1)
                .anyMatch(view -> other.all(ViewChanged.class).stream()
                        .anyMatch(theirs -> theirs.viewId().equals(view.viewId())));
    }

    /** Well again once a later start of the node, not a founding one, is synced in the cluster that others know. */
    private static Optional<LogLine> healedBy(List<NodeHistory> nodes, NodeHistory node, ServerStart start) {
        return node.starts().stream()
                .filter(other -> CaseFile.isYounger(other, start) && !other.isBootstrap())
                .filter(other -> nodes.stream()
                                .filter(known -> !known.label().equals(node.label()))
                                .flatMap(known -> known.starts().stream())
                                .anyMatch(known -> known.clusterUuid().equals(other.clusterUuid()))
                        || nodes.size() == 1)
                .flatMap(other -> other.synced().stream())
                .findFirst();
    }
}
