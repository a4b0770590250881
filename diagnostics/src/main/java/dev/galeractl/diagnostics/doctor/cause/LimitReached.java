package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL605: too many open files, or no more threads: a limit of the process, not of the machine. */
final class LimitReached implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.FilesExhausted> files = HostCause.events(incident, StorageEvent.FilesExhausted.class);
        List<StorageEvent.ThreadsExhausted> threads = HostCause.events(incident, StorageEvent.ThreadsExhausted.class);
        if (files.isEmpty() && threads.isEmpty()) {
            return List.of();
        }
        return Cause.of("GAL605", incident)
                .in(files.isEmpty() ? "threads" : "files")
                .provenBy(files)
                .provenBy(threads)
                .explainsErrors()
                .alone();
    }
}
