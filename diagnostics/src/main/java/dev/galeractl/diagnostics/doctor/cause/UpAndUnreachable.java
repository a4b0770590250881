package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitTimedOut;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;

/** GAL321: a SIGTERM during the state transfer was swallowed: the node is Synced, applies, and answers nobody, not even the next SIGTERM. */
final class UpAndUnreachable implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.UP_AND_UNREACHABLE) {
            return List.of();
        }
        ServerStart start = incident.start();
        boolean told = start.has(UnitTimedOut.class);
        Cause cause = Cause.of("GAL321", incident)
                .in("never-ready")
                .sure(told ? Confidence.CERTAIN : Confidence.LIKELY)
                .provenBy(start.first(UnitTimedOut.class))
                .provenBy(start.last(Synchronized.class));
        return cause.alone();
    }
}
