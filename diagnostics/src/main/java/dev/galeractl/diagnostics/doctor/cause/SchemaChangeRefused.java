package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.IsolationFailed;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL508: a statement that changes a schema did not get its place in the order of all nodes. */
final class SchemaChangeRefused implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.STATEMENTS_REFUSED
                || !(incident.events().get(0) instanceof IsolationFailed first)) {
            return List.of();
        }
        return Cause.of("GAL508", incident)
                .in(first.line().message().contains("RSU") ? "rolling" : "total-order")
                .with("statement", first.statement())
                .provenBy(incident.events())
                .alone();
    }
}
