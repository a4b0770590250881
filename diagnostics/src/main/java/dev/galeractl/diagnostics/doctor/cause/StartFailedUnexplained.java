package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderAborts;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.replication.log.LogLevel;
import java.util.List;
import java.util.Optional;

/** GAL903: it failed, and no cause is known to us. The earliest errors are shown: a cause is rarely the last line. */
final class StartFailedUnexplained implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        boolean failed = incident.kind() == IncidentKind.INSTALL_FAILED
                || incident.kind() == IncidentKind.DID_NOT_START
                || incident.kind() == IncidentKind.COULD_NOT_JOIN
                || incident.kind() == IncidentKind.LEFT_WITH_ERROR;
        if (!failed) {
            return List.of();
        }
        List<LogEvent> errors = incident.start().events().stream()
                .filter(event -> event.line().level() == LogLevel.ERROR)
                .toList();
        Optional<ProviderAborts> aborts = incident.start().first(ProviderAborts.class);
        if (errors.isEmpty() && aborts.isPresent()) {
            return Cause.of("GAL903", incident)
                    .in("provider-aborts")
                    .with("version", incident.start().version())
                    .provenBy(aborts)
                    .alone();
        }
        if (errors.isEmpty()) {
            // Without an error to show there is nothing to report: what became of the start is unknown.
            return List.of();
        }
        return Cause.of("GAL903", incident)
                .in(circumstance(incident))
                .with("version", incident.start().version())
                .provenBy(errors)
                .explainsErrors()
                .alone();
    }

    private static String circumstance(Incident incident) {
        // A race within the provider: the same mistake gives the true message or this one, at random.
        boolean masked = incident.start().all(BackendFailed.class).stream()
                .anyMatch(failed -> failed.reason().contains("thread schedparams"));
        if (masked) {
            return "masked";
        }
        return incident.kind() == IncidentKind.LEFT_WITH_ERROR ? "left-with-error" : "did-not-start";
    }
}
