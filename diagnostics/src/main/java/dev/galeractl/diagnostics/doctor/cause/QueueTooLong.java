package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LoadEvent;
import dev.galeractl.diagnostics.event.LoadEvent.CertificationIntervalExceeded;
import dev.galeractl.diagnostics.event.LoadEvent.QueueGrewWhileJoining;
import dev.galeractl.diagnostics.event.LoadEvent.ReceiveQueueExhausted;
import dev.galeractl.diagnostics.event.LoadEvent.ReplicationThrottled;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;

/** GAL803: the node could not keep up: its queue of received write sets, or the distance of a transaction to its certification, passed a limit. */
final class QueueTooLong implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        boolean ours = incident.kind() == IncidentKind.STALLED || HostCause.endsStart(incident);
        if (!ours) {
            return List.of();
        }
        if (start.has(ReceiveQueueExhausted.class)) {
            return found(incident, "hard-limit", start.all(ReceiveQueueExhausted.class));
        }
        if (incident.kind() != IncidentKind.STALLED) {
            return List.of();
        }
        if (start.has(CertificationIntervalExceeded.class)) {
            return found(incident, "certification-interval", start.all(CertificationIntervalExceeded.class));
        }
        if (start.has(QueueGrewWhileJoining.class)) {
            return found(incident, "while-joining", start.all(QueueGrewWhileJoining.class));
        }
        return start.has(ReplicationThrottled.class)
                ? found(incident, "throttled", start.all(ReplicationThrottled.class))
                : List.of();
    }

    private static List<Finding> found(Incident incident, String circumstance, List<? extends LoadEvent> events) {
        return Cause.of("GAL803", incident)
                .in(circumstance)
                .provenBy(events)
                .explainsErrors()
                .alone();
    }
}
