package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.ConsistencyEvent.ConsistencyCompromised;
import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrappingGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.GroupNameMismatch;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryReversed;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.GroupEvent.PeerSilent;
import dev.galeractl.diagnostics.event.GroupEvent.ReplicationStarting;
import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.ProcessEvent.CrashRecovery;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirInUse;
import dev.galeractl.diagnostics.event.ProcessEvent.ProbeFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.ProcessEvent.TerminationIgnored;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitTimedOut;
import dev.galeractl.diagnostics.event.ProviderEvent.ProtocolTooOld;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoaded;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How starts ended that did not end well, and whether the node was well again later. */
final class StartFailures {

    /** The provider gives up by itself after some 34 seconds without a Primary Component. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

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
            case UNKNOWN -> undecided(node, start);
            case STOPPED -> Optional.empty();
        };
    }

    /** It looked for its group in vain, or still does, which is an incident of its own. */
    static boolean foundNoGroup(ServerStart start) {
        boolean gaveUp = start.outcome() == StartOutcome.GAVE_UP && !start.connected();
        return gaveUp || (looks(start) && !wasLetIn(start));
    }

    private static boolean looks(ServerStart start) {
        return start.has(NoPrimaryComing.class) || start.has(ConnectingToGroup.class);
    }

    /** With this a start is in a Primary Component, for the first time or again. */
    static boolean isLetIn(LogEvent event) {
        return event instanceof Synchronized
                || (event instanceof ViewChanged view && view.kind() == ViewKind.PRIMARY)
                || (event instanceof ComponentChanged component && component.primary());
    }

    private static boolean wasLetIn(ServerStart start) {
        return start.connected() || start.all(ComponentChanged.class).stream().anyMatch(ComponentChanged::primary);
    }

    /** The log ends, or is cut, before it says how the start ended. */
    private static Optional<IncidentKind> undecided(NodeHistory node, ServerStart start) {
        boolean letIn = wasLetIn(start);
        boolean over = next(node, start).isPresent() || wasEndedByOthers(start);
        if (!letIn && !over && isWithinItsPatience(start)) {
            return looks(start) ? Optional.of(IncidentKind.LOOKS_FOR_GROUP) : Optional.empty();
        }
        // A node that stops may lose sight of a peer meanwhile, which is no failure of its own.
        boolean sawNobody =
                start.has(PeerSilent.class) && (looks(start) || start.leaving().isEmpty());
        if (!letIn && (start.has(NoPrimaryComing.class) || sawNobody)) {
            return Optional.of(IncidentKind.COULD_NOT_JOIN);
        }
        return wasCutOff(node, start) ? Optional.of(IncidentKind.KILLED) : Optional.empty();
    }

    private static boolean wasEndedByOthers(ServerStart start) {
        return start.has(UnitTimedOut.class)
                || start.has(TerminationIgnored.class)
                || start.has(ShutdownRequested.class)
                || start.all(ProbeFailed.class).stream().anyMatch(ProbeFailed::restarts);
    }

    /** Whether what the log shows of its search is shorter than the provider's own limit: a longer log may show that it found its group. */
    private static boolean isWithinItsPatience(ServerStart start) {
        Optional<LogTime> since = start.first(ConnectingToGroup.class)
                .<LogEvent>map(it -> it)
                .or(() -> start.first(NoPrimaryComing.class))
                .flatMap(event -> event.line().time());
        Optional<LogTime> until = start.end();
        return since.isEmpty()
                || until.isEmpty()
                || Duration.between(since.get().local(), until.get().local()).compareTo(PATIENCE) < 0;
    }

    /** Never up, as far as its log tells, and never asked to stop; and the next server repairs what it left. */
    private static boolean wasCutOff(NodeHistory node, ServerStart start) {
        return start.kind() == StartKind.SERVICE
                && !start.has(ShutdownRequested.class)
                && next(node, start)
                        .filter(next -> next.source().equals(start.source()) && next.has(CrashRecovery.class))
                        .isPresent();
    }

    private static IncidentKind failure(ServerStart start) {
        if (start.kind() == StartKind.INSTALL) {
            return IncidentKind.INSTALL_FAILED;
        }
        if (Transfer.failedIn(start)) {
            return IncidentKind.STATE_TRANSFER_FAILED;
        }
        // A log that begins late may not show how it came into its group, and yet what only a member says.
        if (start.connected() || start.has(ConsistencyCompromised.class) || start.has(StateNeverComes.class)) {
            return IncidentKind.LEFT_WITH_ERROR;
        }
        boolean looked = start.has(ReplicationStarting.class)
                || start.has(ConnectingToGroup.class)
                || start.has(BootstrappingGroup.class)
                || start.has(Listening.class)
                || start.has(HistoryReversed.class)
                || start.has(ProtocolTooOld.class)
                || start.has(BackendFailed.class)
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
                && next(node, start)
                        .filter(next -> next.has(CrashRecovery.class)
                                || (spokeItself && next.source().equals(start.source())))
                        // Somebody started a second server on the datadir: the first one still has it, and lives.
                        .filter(next -> !next.has(DatadirInUse.class))
                        .isPresent();
    }

    private static Optional<ServerStart> next(NodeHistory node, ServerStart start) {
        return node.starts().stream()
                .filter(other -> CaseFile.isYounger(other, start))
                .findFirst();
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
