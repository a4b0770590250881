package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.replication.log.LogLine;
import java.util.List;

/** GAL506: a transaction with more changes than one write set may hold; it was rolled back. */
final class TransactionTooLarge implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.STATEMENTS_REFUSED
                || !(incident.events().get(0) instanceof ConsistencyEvent.TransactionTooLarge first)) {
            return List.of();
        }
        List<LogLine> followed = incident.start().events().stream()
                .map(LogEvent::line)
                .filter(line -> line.message().startsWith("rbr write fail"))
                .toList();
        return Cause.of("GAL506", incident)
                .in(first.line().message().contains("wsrep_max_ws_rows") ? "rows" : "bytes")
                .with("limit", first.limit())
                .with("times", Long.toString(incident.start().count(ConsistencyEvent.TransactionTooLarge.class)))
                .provenBy(incident.events())
                .explains(followed)
                .alone();
    }
}
