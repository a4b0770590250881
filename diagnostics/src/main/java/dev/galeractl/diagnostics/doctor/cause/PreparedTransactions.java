package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.PreparedTransactionsFound;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL509: transactions that were prepared and neither committed nor rolled back, and the log that would decide is gone. */
final class PreparedTransactions implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return incident.start()
                .first(PreparedTransactionsFound.class)
                .filter(found -> HostCause.endsStart(incident))
                .map(found -> Cause.of("GAL509", incident)
                        .in("start-refused")
                        .with("count", found.count())
                        .provenBy(found.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }
}
