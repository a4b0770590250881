package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.HistoryStarted;
import dev.galeractl.diagnostics.event.GroupEvent.StoredClusterRead;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirInUse;
import dev.galeractl.diagnostics.identity.Clocks;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds starts that founded a cluster where one of the same name was already there. */
public final class SecondClusters {

    private final List<NodeHistory> nodes;
    private final Clocks clocks;

    /** @param clocks how the clocks of the nodes stand to each other */
    public SecondClusters(List<NodeHistory> nodes, Clocks clocks) {
        this.nodes = List.copyOf(nodes);
        this.clocks = clocks;
    }

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        return new SecondClusters(nodes, Membership.clocks(nodes)).all();
    }

    private List<Incident> all() {
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                boolean second = start.isBootstrap()
                        && start.connected()
                        && (leftItsHistory(start)
                                || leftItsMembers(node, start)
                                || rival(node, start).isPresent());
                if (second) {
                    incidents.add(
                            new Incident(IncidentKind.SECOND_CLUSTER, node.label(), start, healedBy(node, start)));
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
    public Optional<ServerStart> rival(NodeHistory node, ServerStart start) {
        Optional<LocalDateTime> founded = founded(node, start);
        if (founded.isEmpty() || start.group().isEmpty()) {
            return Optional.empty();
        }
        return nodes.stream()
                .filter(other -> !other.label().equals(node.label()))
                .flatMap(
                        other -> other.starts().stream().filter(theirs -> isRival(other, theirs, start, founded.get())))
                .findFirst();
    }

    private boolean isRival(NodeHistory other, ServerStart theirs, ServerStart start, LocalDateTime founded) {
        return theirs.group().equals(start.group())
                && !wasOver(other, theirs, founded)
                // Within one second either may have been first, and there are two clusters either way.
                && founded(other, theirs)
                        .filter(since -> !since.isAfter(founded))
                        .isPresent()
                && (livedAfter(other, theirs, founded) || mayHaveBeenSilent(other, start, theirs))
                && !metAgain(start, theirs);
    }

    /** When a start was in its cluster. */
    private Optional<LocalDateTime> founded(NodeHistory node, ServerStart start) {
        return start.synced().flatMap(LogLine::time).map(time -> moment(node, time));
    }

    /** By the clock of all nodes; servers' logs know whole seconds only, whatever a collector adds to lines without a time. */
    private LocalDateTime moment(NodeHistory node, LogTime time) {
        return clocks.aligned(node.label(), time).truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean livedAfter(NodeHistory node, ServerStart start, LocalDateTime when) {
        return start.end().filter(end -> moment(node, end).isAfter(when)).isPresent();
    }

    /** A server that was killed says nothing; that it starts again says that the earlier start was over by then. */
    private boolean wasOver(NodeHistory node, ServerStart start, LocalDateTime when) {
        return following(node, start)
                .anyMatch(next -> next.begin()
                        .filter(begin -> !moment(node, begin).isAfter(when))
                        .isPresent());
    }

    /**
     * The log of a server that runs may have been silent for days. That does not hold for one that was started again, and it is too little where both
     * have the same history: it is one cluster, unless they were seen side by side.
     */
    private static boolean mayHaveBeenSilent(NodeHistory node, ServerStart start, ServerStart other) {
        return other.outcome() == StartOutcome.RUNNING
                && (other.clusterUuid().isEmpty() || !other.clusterUuid().equals(start.clusterUuid()))
                && following(node, other).findAny().isEmpty();
    }

    /** Later starts of a node; a second server that found the datadir in use left the first one alive. */
    private static Stream<ServerStart> following(NodeHistory node, ServerStart start) {
        return node.starts().stream()
                .filter(next -> CaseFile.isYounger(next, start))
                .filter(next -> !next.has(DatadirInUse.class));
    }

    /** Whether the rival's log proves that it was there when this start founded its cluster; else it only does not say that it ended. */
    public boolean isProven(NodeHistory node, ServerStart start, NodeHistory other, ServerStart rival) {
        return founded(node, start)
                .filter(founded -> livedAfter(other, rival, founded))
                .isPresent();
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
    private Optional<LogLine> healedBy(NodeHistory node, ServerStart start) {
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
