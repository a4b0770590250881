package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProviderEvent.BinlogFormatRejected;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL101: the server says outright which format it found. */
final class BinlogFormatNotRow implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return incident.start()
                .first(BinlogFormatRejected.class)
                .map(rejected -> Cause.of("GAL101", incident)
                        .in(incident.kind() == IncidentKind.INSTALL_FAILED ? "install-refused" : "start-refused")
                        .with("value", rejected.value())
                        .provenBy(rejected.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }
}
