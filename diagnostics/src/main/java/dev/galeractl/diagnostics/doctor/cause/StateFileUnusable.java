package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL611: grastate.dat cannot be written, or holds something that is no state. */
final class StateFileUnusable implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.StateFileUnusable> unusable =
                HostCause.events(incident, StorageEvent.StateFileUnusable.class);
        if (unusable.isEmpty()) {
            return List.of();
        }
        return Cause.of("GAL611", incident)
                .in("not-writable")
                .with("path", unusable.get(0).path())
                .with("file", Peers.forCommand(unusable.get(0).path()))
                .provenBy(unusable)
                .explainsErrors()
                .alone();
    }
}
