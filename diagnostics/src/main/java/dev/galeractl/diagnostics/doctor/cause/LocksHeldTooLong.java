package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LoadEvent.ApplierWaits;
import dev.galeractl.diagnostics.event.LoadEvent.SemaphoreWait;
import dev.galeractl.diagnostics.event.LoadEvent.SemaphoreWaitFatal;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;

/** GAL804: threads wait for a lock inside the server, or the applier for a transaction, and everything behind them waits too. */
final class LocksHeldTooLong implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        if (HostCause.endsStart(incident) && start.has(SemaphoreWaitFatal.class)) {
            return found(incident, "ended")
                    .provenBy(start.first(SemaphoreWait.class))
                    .provenBy(start.first(SemaphoreWaitFatal.class))
                    .explainsErrors()
                    .alone();
        }
        if (incident.kind() != IncidentKind.STALLED) {
            return List.of();
        }
        if (start.has(SemaphoreWait.class)) {
            return found(incident, "waiting")
                    .provenBy(start.all(SemaphoreWait.class))
                    .alone();
        }
        return start.has(ApplierWaits.class)
                ? found(incident, "applier")
                        .provenBy(start.all(ApplierWaits.class))
                        .alone()
                : List.of();
    }

    private static Cause found(Incident incident, String circumstance) {
        ServerStart start = incident.start();
        long times = start.count(SemaphoreWait.class) + start.count(ApplierWaits.class);
        return Cause.of("GAL804", incident).in(circumstance).with("times", Long.toString(times));
    }
}
