package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.SignalReceived;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;

/** GAL902: the server received a signal that a bug, broken memory or broken data raises. */
final class Crashed implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.CRASHED) {
            return List.of();
        }
        ServerStart start = incident.start();
        SignalReceived signal = start.first(SignalReceived.class).orElseThrow();
        List<LogEvent> errorsBefore = start.events().stream()
                .filter(event -> Cause.isComplaint(event) && CaseFile.isAfter(signal.line(), event.line()))
                .toList();
        return Cause.of("GAL902", incident)
                .in("signal")
                .with("signal", Integer.toString(signal.signal()))
                .with("version", start.version(), "?")
                .provenBy(errorsBefore)
                .provenBy(signal.line())
                .explainsErrors()
                .alone();
    }
}
