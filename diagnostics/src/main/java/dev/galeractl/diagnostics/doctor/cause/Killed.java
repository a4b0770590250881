package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.CrashRecovery;
import dev.galeractl.diagnostics.event.ProcessEvent.KilledFromOutside;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperFoundServerGone;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL901: the log stops in the middle of work and the next start begins: kill -9, the out-of-memory killer, or loss of power. */
final class Killed implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.KILLED) {
            return List.of();
        }
        ServerStart start = incident.start();
        Optional<KilledFromOutside> told = toldBest(start);
        Optional<ServerStart> next = next(caseFile.nodeOf(start), start);
        Optional<CrashRecovery> recovery = next.flatMap(it -> it.first(CrashRecovery.class));
        Cause cause = Cause.of("GAL901", incident);
        start.last().ifPresent(cause::provenBy);
        if (told.isPresent()) {
            return cause.in(told.get().outOfMemory() ? "out-of-memory" : "told")
                    .provenBy(told)
                    .alone();
        }
        Optional<WrapperFoundServerGone> noticed = start.first(WrapperFoundServerGone.class);
        return cause.in("no-word")
                .sure(recovery.isPresent() || noticed.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
                .provenBy(noticed)
                .provenBy(next.flatMap(Killed::firstEvent))
                .provenBy(recovery)
                .alone();
    }

    /** Kernel and service manager tell of the same end, and not all of them the reason. */
    private static Optional<KilledFromOutside> toldBest(ServerStart start) {
        return start.all(KilledFromOutside.class).stream()
                .filter(KilledFromOutside::outOfMemory)
                .findFirst()
                .or(() -> start.first(KilledFromOutside.class));
    }

    private static Optional<LogEvent> firstEvent(ServerStart start) {
        return start.events().stream().findFirst();
    }

    private static Optional<ServerStart> next(NodeHistory node, ServerStart start) {
        int index = node.starts().indexOf(start);
        return index + 1 < node.starts().size() ? Optional.of(node.starts().get(index + 1)) : Optional.empty();
    }
}
