package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.Aborting;
import dev.galeractl.diagnostics.event.ProcessEvent.DataOfNewerVersion;
import dev.galeractl.diagnostics.event.ProcessEvent.LeftOverProcess;
import dev.galeractl.diagnostics.event.ProcessEvent.ProbeFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownCompleted;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.ProcessEvent.SystemTableOutdated;
import dev.galeractl.diagnostics.event.ProcessEvent.TerminationIgnored;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitGaveUpRestarting;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitPhase;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitTimedOut;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsHandshakeFailed;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What befell a server from outside, by whoever keeps it running, and what a running one complains of. */
final class ServiceTroubles {

    /** So many failed starts, each soon after the one before, are somebody's loop. */
    private static final int LOOP = 4;

    /** Nobody starts a server by hand so soon after each failure, so many times. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private final NodeHistory node;

    private ServiceTroubles(NodeHistory node) {
        this.node = node;
    }

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        return nodes.stream()
                .flatMap(node -> new ServiceTroubles(node).all().stream())
                .toList();
    }

    private List<Incident> all() {
        List<Incident> incidents = new ArrayList<>();
        for (ServerStart start : node.starts()) {
            timedOut(start).ifPresent(incidents::add);
            doesNotStop(start).ifPresent(incidents::add);
            handshakes(start).ifPresent(incidents::add);
            unfitData(start).ifPresent(incidents::add);
        }
        loop().ifPresent(incidents::add);
        return incidents;
    }

    private Optional<Incident> timedOut(ServerStart start) {
        boolean unit = start.all(UnitTimedOut.class).stream().anyMatch(it -> it.phase() != UnitPhase.STOP);
        boolean probe = start.synced().isEmpty()
                && start.all(ProbeFailed.class).stream().anyMatch(ProbeFailed::restarts);
        return (unit || probe) && start.outcome() != StartOutcome.KILLED
                ? Optional.of(incident(IncidentKind.START_TIMED_OUT, start, List.of()))
                : Optional.empty();
    }

    private Optional<Incident> doesNotStop(ServerStart start) {
        boolean cutShort = start.kind() == StartKind.SERVICE
                && start.has(ShutdownRequested.class)
                && !start.has(ShutdownCompleted.class)
                && start.outcome() == StartOutcome.UNKNOWN
                && followed(start);
        return (start.has(TerminationIgnored.class) && !endedAfter(start, TerminationIgnored.class))
                        || (start.has(LeftOverProcess.class) && !endedAfter(start, LeftOverProcess.class))
                        || cutShort
                ? Optional.of(incident(IncidentKind.DOES_NOT_STOP, start, List.of()))
                : Optional.empty();
    }

    /** It took its time, and ended. */
    private static boolean endedAfter(ServerStart start, Class<? extends LogEvent> told) {
        LogLine line = start.last(told).orElseThrow().line();
        return start.events().stream()
                .filter(event -> event instanceof ShutdownCompleted || event instanceof Aborting)
                .anyMatch(event -> event.line().isBehind(line));
    }

    private boolean followed(ServerStart start) {
        return node.starts().stream()
                .anyMatch(other -> other.source().equals(start.source()) && other.number() > start.number());
    }

    /** A node that others cannot talk to. One that found no group at all has an incident of its own. */
    private Optional<Incident> handshakes(ServerStart start) {
        List<TlsHandshakeFailed> failed = start.all(TlsHandshakeFailed.class);
        if (failed.isEmpty() || StartFailures.foundNoGroup(start)) {
            return Optional.empty();
        }
        TlsHandshakeFailed last = failed.get(failed.size() - 1);
        Optional<LogLine> healed = start.all(PeerConnected.class).stream()
                .filter(peer -> peer.line().isBehind(last.line()) && mayBe(last, peer))
                .map(PeerConnected::line)
                .findFirst()
                .or(() -> CaseFile.wentOn(start, last.line()));
        return Optional.of(new Incident(
                IncidentKind.TLS_HANDSHAKES_FAIL, node.label(), start, List.<LogEvent>copyOf(failed), healed));
    }

    /** Only Galera 3 says whom it could not talk to, with the port of that one connection. */
    private static boolean mayBe(TlsHandshakeFailed failed, PeerConnected peer) {
        return failed.peer().isEmpty()
                || NodeAddress.parse(peer.address())
                        .filter(failed.peer().get()::sameHost)
                        .isPresent();
    }

    private Optional<Incident> unfitData(ServerStart start) {
        boolean said = start.has(DataOfNewerVersion.class) || start.has(SystemTableOutdated.class);
        boolean ran = start.outcome() == StartOutcome.RUNNING || start.outcome() == StartOutcome.STOPPED;
        return said && ran && start.equals(node.latest())
                ? Optional.of(new Incident(IncidentKind.RUNS_ON_UNFIT_DATA, node.label(), start, Optional.empty()))
                : Optional.empty();
    }

    /** Told once, for the last start of the loop. */
    private Optional<Incident> loop() {
        List<ServerStart> failed = new ArrayList<>();
        Optional<Incident> found = Optional.empty();
        for (ServerStart start : node.starts()) {
            if (start.kind() != StartKind.SERVICE) {
                continue;
            }
            boolean fails = start.outcome() == StartOutcome.GAVE_UP || start.outcome() == StartOutcome.CRASHED;
            if (!fails || (!failed.isEmpty() && !soonAfter(failed.get(failed.size() - 1), start))) {
                failed.clear();
            }
            if (fails) {
                failed.add(start);
            }
            if (failed.size() >= LOOP || start.has(UnitGaveUpRestarting.class)) {
                List<LogEvent> firsts = failed.stream()
                        .flatMap(one -> one.events().stream().limit(1))
                        .toList();
                found = Optional.of(incident(IncidentKind.RESTARTED_IN_VAIN, start, firsts));
            }
        }
        return found;
    }

    private static boolean soonAfter(ServerStart earlier, ServerStart later) {
        Optional<LogTime> end = earlier.end();
        Optional<LogTime> begin = later.begin();
        return end.isPresent()
                && begin.isPresent()
                && Duration.between(end.get().local(), begin.get().local())
                                .abs()
                                .compareTo(SOON)
                        <= 0;
    }

    private Incident incident(IncidentKind kind, ServerStart start, List<LogEvent> events) {
        return new Incident(kind, node.label(), start, events, CaseFile.wellAgain(node, start));
    }
}
