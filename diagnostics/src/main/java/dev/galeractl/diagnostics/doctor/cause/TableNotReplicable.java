package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.EngineNotReplicated;
import dev.galeractl.diagnostics.event.ConsistencyEvent.PrimaryKeyMissing;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;
import java.util.stream.Collectors;

/** GAL507: a table without primary key, or of an engine that knows no transactions, of which the server itself warns. */
final class TableNotReplicable implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.STATEMENTS_REFUSED) {
            return List.of();
        }
        LogEvent first = incident.events().get(0);
        if (!(first instanceof PrimaryKeyMissing || first instanceof EngineNotReplicated)) {
            return List.of();
        }
        String tables = incident.events().stream()
                .map(event -> event instanceof PrimaryKeyMissing key
                        ? key.table()
                        : event instanceof EngineNotReplicated engine ? engine.table() : Finding.UNKNOWN)
                .distinct()
                .limit(8)
                .collect(Collectors.joining(", "));
        return Cause.of("GAL507", incident)
                .in(first instanceof PrimaryKeyMissing ? "no-primary-key" : "engine")
                .with("tables", tables)
                .provenBy(incident.events())
                .alone();
    }
}
