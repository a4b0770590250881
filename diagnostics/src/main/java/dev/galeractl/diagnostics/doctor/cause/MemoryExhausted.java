package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL604: the operating system gave the server no more memory. */
final class MemoryExhausted implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.MemoryExhausted> exhausted = HostCause.events(incident, StorageEvent.MemoryExhausted.class);
        if (exhausted.isEmpty()) {
            return List.of();
        }
        boolean atStart = exhausted.stream().anyMatch(StorageEvent.MemoryExhausted::atStart);
        return Cause.of("GAL604", incident)
                .in(atStart ? "buffer-pool" : HostCause.endsStart(incident) ? "ended" : "refused")
                .provenBy(exhausted)
                .explainsErrors()
                .alone();
    }
}
