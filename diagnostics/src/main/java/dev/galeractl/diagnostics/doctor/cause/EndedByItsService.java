package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.KilledFromOutside;
import dev.galeractl.diagnostics.event.ProcessEvent.LeftOverProcess;
import dev.galeractl.diagnostics.event.ProcessEvent.ProbeFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.ProcessEvent.TerminationIgnored;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitGaveUpRestarting;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitPhase;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitRestarts;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitTimedOut;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.state.NodeState;
import java.util.List;
import java.util.Optional;

/** GAL906 to 908: what systemd or Kubernetes did to the server, where the server itself says little or nothing. */
final class EndedByItsService implements Diagnosis {

    private static final Diagnosis POLICY = new AccessDeniedByPolicy();

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        IncidentKind kind = incident.kind();
        if (kind == IncidentKind.RESTARTED_IN_VAIN) {
            return loop(incident);
        }
        if (kind == IncidentKind.DOES_NOT_STOP) {
            return doesNotStop(incident, caseFile);
        }
        // A server that was ended for its slow start complains of what its end interrupted.
        boolean ended = kind == IncidentKind.KILLED
                || kind == IncidentKind.LEFT_WITH_ERROR
                || kind == IncidentKind.STATE_TRANSFER_FAILED
                || kind == IncidentKind.STATE_TRANSFER_HANGS;
        boolean slow = kind == IncidentKind.START_TIMED_OUT
                || (ended && incident.start().has(UnitTimedOut.class));
        if (!slow) {
            return List.of();
        }
        // What was denied it is why the start took so long.
        List<Finding> denied = POLICY.explain(incident, caseFile);
        return denied.isEmpty() ? timedOut(incident) : denied;
    }

    private static List<Finding> loop(Incident incident) {
        ServerStart start = incident.start();
        boolean gaveUp = start.has(UnitGaveUpRestarting.class);
        Cause cause = Cause.of("GAL906", incident)
                .in(gaveUp ? "gave-up" : "goes-on")
                .with("times", Long.toString(incident.events().size()));
        if (gaveUp) {
            cause.provenBy(start.all(UnitRestarts.class)).provenBy(start.all(UnitGaveUpRestarting.class));
        } else {
            cause.provenBy(incident.events());
        }
        return cause.alone();
    }

    private static List<Finding> timedOut(Incident incident) {
        ServerStart start = incident.start();
        Optional<UnitTimedOut> told = start.first(UnitTimedOut.class);
        boolean transfer = start.all(StateShifted.class).stream()
                .anyMatch(shifted -> shifted.shift().to() == NodeState.JOINER);
        String circumstance = told.isEmpty()
                ? "probe"
                : told.get().phase() == UnitPhase.BEFORE_START
                        ? "before-start"
                        : transfer
                                ? "during-transfer"
                                : start.has(NoPrimaryComing.class) ? "looking-for-peers" : "start";
        return Cause.of("GAL907", incident)
                .in(circumstance)
                .provenBy(told)
                .provenBy(start.all(ProbeFailed.class))
                .provenBy(start.first(TerminationIgnored.class))
                .provenBy(start.first(KilledFromOutside.class))
                .explains(told.map(it -> errorsAfter(start, it)).orElse(List.of()))
                .alone();
    }

    private static List<LogLine> errorsAfter(ServerStart start, UnitTimedOut told) {
        return start.events().stream()
                .filter(event -> Cause.isComplaint(event) && event.line().isBehind(told.line()))
                .map(LogEvent::line)
                .toList();
    }

    private static List<Finding> doesNotStop(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<LeftOverProcess> left = start.last(LeftOverProcess.class);
        Cause cause = Cause.of("GAL908", incident)
                .with("pid", left.map(it -> Integer.toString(it.pid())))
                .provenBy(start.first(ShutdownRequested.class))
                .provenBy(start.first(TerminationIgnored.class))
                .provenBy(left);
        if (left.isPresent()) {
            return cause.in("left-over").alone();
        }
        if (start.has(TerminationIgnored.class)) {
            return cause.in(start.last(TerminationIgnored.class).orElseThrow().killed() ? "killed" : "ignored")
                    .alone();
        }
        start.last().ifPresent(cause::provenBy);
        caseFile.nodeOf(start).starts().stream()
                .filter(next ->
                        next.number() == start.number() + 1 && next.source().equals(start.source()))
                .findFirst()
                .flatMap(next -> next.events().stream().findFirst())
                .ifPresent(event -> cause.provenBy(event.line()));
        return cause.in("cut-short").alone();
    }
}
