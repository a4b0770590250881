package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL608: a disk, or what stands for one, did not deliver. */
final class InputOutputError implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.InputOutputError> errors = HostCause.events(incident, StorageEvent.InputOutputError.class);
        if (errors.isEmpty()) {
            return List.of();
        }
        return Cause.of("GAL608", incident)
                .in(HostCause.endsStart(incident) ? "ended" : "running")
                .provenBy(errors)
                .explainsErrors()
                .alone();
    }
}
