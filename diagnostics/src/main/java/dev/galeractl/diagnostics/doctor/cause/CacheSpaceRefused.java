package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL602: Galera did not get the file for its cache, although the disk is not full: it asks for the whole size at once. */
final class CacheSpaceRefused implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.CacheSpaceRefused> refused = HostCause.events(incident, StorageEvent.CacheSpaceRefused.class);
        // A disk that was full before is the earlier fact.
        List<StorageEvent.DiskFull> full = HostCause.events(incident, StorageEvent.DiskFull.class);
        if (refused.isEmpty()
                || (!full.isEmpty()
                        && CaseFile.isAfter(refused.get(0).line(), full.get(0).line()))) {
            return List.of();
        }
        StorageEvent.CacheSpaceRefused first = refused.get(0);
        return Cause.of("GAL602", incident)
                .in(first.path().endsWith("galera.cache") ? "ring" : "page")
                .with("path", first.path())
                .with("wanted", megabytes(first.wanted()))
                .with("free", megabytes(first.free()))
                .provenBy(first.line())
                .explainsErrors()
                .alone();
    }

    private static String megabytes(long bytes) {
        return bytes < 0 ? Finding.UNKNOWN : Long.toString(bytes >> 20);
    }
}
