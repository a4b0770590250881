package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotInstalled;
import dev.galeractl.diagnostics.incident.Transfer.Outcome;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds state transfers that failed, that do not end, and those that went well and cost more than they had to. */
public final class StateTransfers {

    /** Clocks of two hosts differ; minutes do not matter, days do. */
    private static final Duration SAME_TRANSFER = Duration.ofHours(1);

    /** "ready for connections" and "Synchronized" come in either order, and within a moment. */
    private static final Duration READY_AFTER_SYNCED = Duration.ofSeconds(3);

    private final List<NodeHistory> nodes;
    private final List<Incident> incidents = new ArrayList<>();

    private StateTransfers(List<NodeHistory> nodes) {
        this.nodes = nodes;
    }

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        StateTransfers finder = new StateTransfers(nodes);
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                if (start.kind() == StartKind.SERVICE || start.kind() == StartKind.TOOL) {
                    finder.received(node, start);
                    finder.given(node, start);
                }
            }
        }
        return List.copyOf(finder.incidents);
    }

    private void received(NodeHistory node, ServerStart start) {
        for (Transfer transfer : Transfer.received(start)) {
            switch (transfer.outcome()) {
                case FAILED -> {
                    // What ended by its own decision is an incident of the start, see StartFailures.
                    if (start.outcome() == StartOutcome.UNKNOWN || start.outcome() == StartOutcome.RUNNING) {
                        add(IncidentKind.STATE_TRANSFER_FAILED, node, start, transfer);
                    }
                }
                case OPEN -> unfinished(node, start, transfer);
                case COMPLETE -> complete(node, start, transfer);
            }
        }
        boolean replaced = node.starts().stream().anyMatch(other -> CaseFile.isYounger(other, start));
        if (!replaced && isWedged(start)) {
            incidents.add(new Incident(IncidentKind.UP_AND_UNREACHABLE, node.label(), start, Optional.empty()));
        }
    }

    private void unfinished(NodeHistory node, ServerStart start, Transfer transfer) {
        boolean ended = start.outcome() != StartOutcome.UNKNOWN && start.outcome() != StartOutcome.RUNNING;
        if (ended) {
            return;
        }
        boolean replaced = node.starts().stream().anyMatch(other -> CaseFile.isYounger(other, start));
        add(replaced ? IncidentKind.STATE_TRANSFER_FAILED : IncidentKind.STATE_TRANSFER_HANGS, node, start, transfer);
    }

    private void complete(NodeHistory node, ServerStart start, Transfer transfer) {
        Optional<HistoryCompared> compared = transfer.first(HistoryCompared.class);
        Optional<SnapshotInstalled> installed = transfer.first(SnapshotInstalled.class);
        if (compared.isEmpty() || installed.isEmpty()) {
            return;
        }
        // Another history's data were replaced: that is an incident of the group, see GroupOddities.
        boolean sameHistory =
                uuid(compared.get().local()).equals(uuid(compared.get().group()));
        if (sameHistory
                && seqno(compared.get().local()) >= 0
                && seqno(installed.get().position()) > seqno(compared.get().local())) {
            add(IncidentKind.SNAPSHOT_INSTEAD_OF_IST, node, start, transfer);
        }
    }

    /** A donor's failed transfer is told of the joiner, where the joiner's log is here. */
    private void given(NodeHistory node, ServerStart start) {
        for (Transfer transfer : Transfer.given(start)) {
            if (transfer.outcome() == Outcome.FAILED
                    && receiver(nodes, transfer).isEmpty()) {
                Optional<LogLine> healed = Transfer.given(start).stream()
                        .filter(later -> later.outcome() == Outcome.COMPLETE
                                && later.joiner().equals(transfer.joiner())
                                && CaseFile.isAfter(
                                        later.events().get(0).line(),
                                        transfer.events().get(0).line()))
                        .map(later -> later.events().get(0).line())
                        .findFirst();
                incidents.add(new Incident(
                        IncidentKind.STATE_TRANSFER_FAILED, node.label(), start, transfer.events(), healed));
            }
        }
    }

    private void add(IncidentKind kind, NodeHistory node, ServerStart start, Transfer transfer) {
        // What went well cannot heal: it stays what it is.
        boolean wentWell = kind == IncidentKind.SNAPSHOT_INSTEAD_OF_IST;
        Optional<LogLine> healed = wentWell ? Optional.empty() : healedBy(node, start);
        incidents.add(new Incident(kind, node.label(), start, transfer.events(), healed));
    }

    private static Optional<LogLine> healedBy(NodeHistory node, ServerStart start) {
        return node.starts().stream()
                .filter(other -> CaseFile.isYounger(other, start))
                .flatMap(other -> other.synced().stream())
                .findFirst();
    }

    /** A member of its group that never said "ready for connections", though time went on: it swallowed a SIGTERM while it joined. */
    private boolean isWedged(ServerStart start) {
        Optional<LogTime> synced = start.synced().flatMap(LogLine::time);
        return start.outcome() == StartOutcome.RUNNING
                && start.has(ServerStarting.class)
                && !start.has(ReadyForConnections.class)
                && !Transfer.received(start).isEmpty()
                && synced.isPresent()
                && Duration.between(
                                        synced.get().local(),
                                        newest().orElse(synced.get()).local())
                                .compareTo(READY_AFTER_SYNCED)
                        > 0;
    }

    private Optional<LogTime> newest() {
        return newest(nodes);
    }

    /** The last moment that any of the logs tells of. */
    public static Optional<LogTime> newest(List<NodeHistory> nodes) {
        return nodes.stream()
                .flatMap(node -> node.starts().stream())
                .flatMap(start -> start.end().stream())
                .max(Comparator.naturalOrder());
    }

    /** The donor's side of a transfer that a joiner tells of, if the donor's log is here: the nearest in time of those between the two. */
    public static Optional<Transfer> giver(List<NodeHistory> nodes, Transfer received) {
        return counterpart(received, starts(nodes).flatMap(start -> Transfer.given(start).stream()));
    }

    /** The joiner's side of a transfer that a donor tells of. */
    public static Optional<Transfer> receiver(List<NodeHistory> nodes, Transfer given) {
        return counterpart(given, starts(nodes).flatMap(start -> Transfer.received(start).stream()));
    }

    private static Stream<ServerStart> starts(List<NodeHistory> nodes) {
        return nodes.stream().flatMap(node -> node.starts().stream());
    }

    private static Optional<Transfer> counterpart(Transfer one, Stream<Transfer> others) {
        return others.filter(other -> other.request().isPresent()
                        && one.request().isPresent()
                        && other.joiner().equals(one.joiner())
                        && other.donor().equals(one.donor())
                        && apart(one, other).compareTo(SAME_TRANSFER) < 0)
                .min(Comparator.comparing(other -> apart(one, other)));
    }

    private static Duration apart(Transfer one, Transfer other) {
        Optional<LogTime> here = one.request().flatMap(it -> it.line().time());
        Optional<LogTime> there = other.request().flatMap(it -> it.line().time());
        return here.isEmpty() || there.isEmpty()
                ? Duration.ZERO
                : Duration.between(here.get().local(), there.get().local()).abs();
    }

    private static String uuid(String position) {
        int colon = position.indexOf(':');
        return colon < 0 ? position : position.substring(0, colon);
    }

    private static long seqno(String position) {
        try {
            return Long.parseLong(position.substring(position.indexOf(':') + 1));
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
