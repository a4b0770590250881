package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProcessEvent.ControlProcessFailed;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL913: the server was well, or on its way, and systemd stopped it because of a program that the unit runs after the server. */
final class StartHookFailed implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        boolean refused = incident.events().stream().anyMatch(StatementRefused.class::isInstance);
        return Cause.of("GAL913", incident)
                .in(refused ? "refused" : "failed")
                .with(
                        "status",
                        incident.events().stream()
                                .filter(ControlProcessFailed.class::isInstance)
                                .map(ControlProcessFailed.class::cast)
                                .map(failed -> Integer.toString(failed.status()))
                                .findFirst())
                .provenBy(incident.events())
                .alone();
    }
}
