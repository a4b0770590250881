package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL603: after a restart the cache of write sets was of no use; the node can serve nobody with its past. */
final class CacheNotRecovered implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.CACHE_LOST) {
            return List.of();
        }
        return Cause.of("GAL603", incident)
                .in("reset")
                .provenBy(incident.events())
                .alone();
    }
}
