package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL607: the file system may be read and not written; the kernel does that after errors. */
final class FilesystemReadOnly implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.FilesystemReadOnly> events =
                HostCause.events(incident, StorageEvent.FilesystemReadOnly.class);
        if (events.isEmpty()) {
            return List.of();
        }
        return Cause.of("GAL607", incident)
                .in(HostCause.endsStart(incident) ? "start-failed" : "running")
                .with("path", events.get(0).path())
                .with("file", Peers.forCommand(events.get(0).path().orElse("/var/lib/mysql")))
                .provenBy(events)
                .explainsErrors()
                .alone();
    }
}
