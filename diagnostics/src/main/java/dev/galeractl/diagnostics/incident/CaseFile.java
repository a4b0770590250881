package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TranscriptEvent.MembersListed;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Everything the given logs tell, ordered by node: what a diagnosis may ask. */
public record CaseFile(List<ReadLog> logs, List<NodeHistory> nodes, Membership membership, List<Incident> incidents) {

    private static final Duration SHORT_LIFE = Duration.ofMinutes(1);

    /** If a server writes on for so long without a further word of a trouble, it is over. */
    private static final Duration OVER = Duration.ofHours(1);

    public CaseFile {
        logs = List.copyOf(logs);
        nodes = List.copyOf(nodes);
        incidents = List.copyOf(incidents);
    }

    /** Puts the logs together: whose they are, what happened, what healed. */
    public static CaseFile of(List<ReadLog> logs) {
        List<NodeHistory> nodes = NodeIdentity.tell(logs);
        List<Incident> incidents = IncidentSearch.ALL.stream()
                .flatMap(search -> search.find(nodes, logs).stream())
                .toList();
        return new CaseFile(logs, nodes, Membership.of(nodes), incidents);
    }

    /** The node that a start belongs to. */
    public NodeHistory nodeOf(ServerStart start) {
        return nodes.stream()
                .filter(node -> node.starts().contains(start))
                .findFirst()
                .orElseThrow();
    }

    /** The node at an address, if one of the logs is its. */
    public Optional<NodeHistory> nodeAt(NodeAddress address) {
        return nodes.stream().filter(node -> node.isAt(address)).findFirst();
    }

    /** The latest start of another node that had begun when a start of this one ended, by one clock for both; a start without times may be it. */
    public Optional<ServerStart> latestBefore(NodeHistory other, NodeHistory node, ServerStart start) {
        Optional<LocalDateTime> end =
                start.end().or(start::begin).map(time -> membership.clocks().aligned(node.label(), time));
        return other.starts().stream()
                .filter(theirs -> end.isEmpty()
                        || theirs.begin()
                                .map(time -> membership.clocks().aligned(other.label(), time))
                                .filter(begin -> begin.isAfter(end.get()))
                                .isEmpty())
                .reduce((earlier, later) -> later);
    }

    /** The log a start was read from. */
    public ReadLog logOf(ServerStart start) {
        return logs.stream()
                .filter(log -> log.starts().contains(start))
                .findFirst()
                .orElseThrow();
    }

    /** What a log shows that belongs to no single start, from a line on. */
    public <E extends LogEvent> List<E> asideAfter(ServerStart start, LogLine line, Class<E> type) {
        return logOf(start).aside().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> isAfter(event.line(), line))
                .toList();
    }

    /** Whether one line of a log stands behind another of the same log. */
    public static boolean isAfter(LogLine later, LogLine earlier) {
        return later.isBehind(earlier);
    }

    /** Whether a start is younger than another: by time, or by place in the same log. */
    public static boolean isYounger(ServerStart later, ServerStart earlier) {
        if (later.source().equals(earlier.source())) {
            return later.number() > earlier.number();
        }
        Optional<LogTime> laterBegin = later.begin();
        Optional<LogTime> earlierBegin = earlier.begin();
        return laterBegin.isPresent()
                && earlierBegin.isPresent()
                && laterBegin.get().compareTo(earlierBegin.get()) > 0;
    }

    /** The line with which a later start of the node was synced, and not only for the moment before it failed as well. */
    static Optional<LogLine> wellAgain(NodeHistory node, ServerStart start) {
        return node.starts().stream()
                .filter(other -> isYounger(other, start) && stayed(other))
                .flatMap(other -> other.synced().stream())
                .findFirst();
    }

    /** The last line of a start that wrote on for long after the last line about a trouble. */
    static Optional<LogLine> wentOn(ServerStart start, LogLine trouble) {
        Optional<LogTime> then = trouble.time();
        Optional<LogTime> end = start.end();
        boolean longAgo = then.isPresent()
                && end.isPresent()
                && Duration.between(then.get().local(), end.get().local()).compareTo(OVER) > 0;
        return longAgo ? start.last() : Optional.empty();
    }

    /** A server reads its options late: one that cannot live with them may be synced for a second. */
    private static boolean stayed(ServerStart start) {
        boolean failed = start.outcome() == StartOutcome.GAVE_UP || start.outcome() == StartOutcome.CRASHED;
        Optional<LogTime> synced = start.synced().flatMap(LogLine::time);
        return !failed
                || (synced.isPresent()
                        && start.end()
                                .filter(end -> Duration.between(synced.get().local(), end.local())
                                                .compareTo(SHORT_LIFE)
                                        > 0)
                                .isPresent());
    }

    /** The first list of members after a start, pasted from a running node, that names the address. */
    static Optional<LogLine> listedAfter(List<ReadLog> logs, ServerStart start, NodeAddress address) {
        return logs.stream()
                .filter(log -> log.source().equals(start.source()))
                .flatMap(log -> log.aside().stream())
                .filter(event -> event instanceof MembersListed list
                        && start.events().stream().allMatch(own -> isAfter(list.line(), own.line()))
                        && list.members().stream()
                                .anyMatch(member -> member.host().equals(address.host())))
                .map(LogEvent::line)
                .findFirst();
    }
}
