package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.BootstrappingGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.GroupNameMismatch;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.GroupEvent.ReplicationStarting;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.ProcessEvent.CrashRecovery;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirInUse;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoaded;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How starts ended that did not end well, and whether the node was well again later. */
final class StartFailures {

    private final List<ReadLog> logs;

    private StartFailures(List<ReadLog> logs) {
        this.logs = logs;
    }

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        StartFailures finder = new StartFailures(logs);
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                for (IncidentKind kind : finder.kinds(node, start)) {
                    incidents.add(new Incident(kind, node.label(), start, finder.healedBy(kind, node, start)));
                }
            }
        }
        return incidents;
    }

    private List<IncidentKind> kinds(NodeHistory node, ServerStart start) {
        List<IncidentKind> kinds = new ArrayList<>();
        ending(node, start).ifPresent(kinds::add);
        if (runsWithoutCluster(start)) {
            kinds.add(IncidentKind.RUNS_WITHOUT_CLUSTER);
        }
        if (start.has(GroupNameMismatch.class)) {
            kinds.add(IncidentKind.REJECTS_PEER);
        }
        return kinds;
    }

    private Optional<IncidentKind> ending(NodeHistory node, ServerStart start) {
        return switch (start.outcome()) {
            case GAVE_UP -> Optional.of(failure(start));
            case CRASHED -> Optional.of(IncidentKind.CRASHED);
            case KILLED -> Optional.of(IncidentKind.KILLED);
            case RUNNING -> wasReplaced(node, start) ? Optional.of(IncidentKind.KILLED) : Optional.empty();
            case UNKNOWN -> looksInVain(start) ? Optional.of(IncidentKind.COULD_NOT_JOIN) : Optional.empty();
            case STOPPED -> Optional.empty();
        };
    }

    /** It looked for its group in vain, which is an incident of its own. */
    static boolean foundNoGroup(ServerStart start) {
        return !start.connected() && (start.outcome() == StartOutcome.GAVE_UP || looksInVain(start));
    }

    /** Found alone, and the log ends before it gave up, or is cut there; unless it was let in after all. */
    private static boolean looksInVain(ServerStart start) {
        return start.has(NoPrimaryComing.class)
                && !start.connected()
                && start.all(ComponentChanged.class).stream().noneMatch(ComponentChanged::primary);
    }

    private static IncidentKind failure(ServerStart start) {
        if (start.kind() == StartKind.INSTALL) {
            return IncidentKind.INSTALL_FAILED;
        }
        if (Transfer.failedIn(start)) {
            return IncidentKind.STATE_TRANSFER_FAILED;
        }
        if (start.connected()) {
            return IncidentKind.LEFT_WITH_ERROR;
        }
        boolean looked = start.has(ReplicationStarting.class)
                || start.has(ConnectingToGroup.class)
                || start.has(BootstrappingGroup.class)
                || start.has(Listening.class)
                || start.clusterAddress().isPresent();
        return looked ? IncidentKind.COULD_NOT_JOIN : IncidentKind.DID_NOT_START;
    }

    /**
     * A server that was up and never said that it stops, while the same node starts again: it was ended without a word. What only a wrapper's line
     * tells of is not enough, for pasted terminals leave out much.
     */
    private static boolean wasReplaced(NodeHistory node, ServerStart start) {
        boolean spokeItself = start.has(ReadyForConnections.class) || start.has(ServerStarting.class);
        return start.kind() == StartKind.SERVICE
                && spokeItself
                && node.starts().stream()
                        .filter(other -> CaseFile.isYounger(other, start))
                        .findFirst()
                        .filter(next -> next.source().equals(start.source()) || next.has(CrashRecovery.class))
                        // Somebody started a second server on the datadir: the first one still has it, and lives.
                        .filter(next -> !next.has(DatadirInUse.class))
                        .isPresent();
    }

    /** Up, with a provider, and never a word about a group. */
    private static boolean runsWithoutCluster(ServerStart start) {
        if (start.connected() || start.has(ConnectingToGroup.class) || start.has(BootstrappingGroup.class)) {
            return false;
        }
        boolean galera = start.has(ProviderLoaded.class) || start.has(ProviderLoading.class);
        return (galera && start.has(ReadyForConnections.class))
                || (start.has(StatementRefused.class)
                        && (galera || start.position().isPresent()));
    }

    private Optional<LogLine> healedBy(IncidentKind kind, NodeHistory node, ServerStart start) {
        List<ServerStart> later = node.starts().stream()
                .filter(other -> CaseFile.isYounger(other, start))
                .toList();
        if (kind == IncidentKind.INSTALL_FAILED) {
            return later.stream()
                    .filter(other -> other.outcome() != StartOutcome.GAVE_UP || other.kind() == StartKind.SERVICE)
                    .flatMap(other -> other.events().stream().map(LogEvent::line))
                    .findFirst();
        }
        return CaseFile.wellAgain(node, start)
                .or(() -> node.address().flatMap(address -> CaseFile.listedAfter(logs, start, address)));
    }
}
