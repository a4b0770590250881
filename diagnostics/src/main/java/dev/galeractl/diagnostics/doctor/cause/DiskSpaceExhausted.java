package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL601: no space left where the server writes: data, cache, binary log or temporary files. */
final class DiskSpaceExhausted implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.DiskFull> full = HostCause.events(incident, StorageEvent.DiskFull.class);
        if (full.isEmpty()) {
            return List.of();
        }
        Optional<StorageEvent.WriteFailed> write = incident.start().last(StorageEvent.WriteFailed.class);
        Optional<String> path = full.get(0).path().or(() -> write.map(StorageEvent.WriteFailed::path));
        return Cause.of("GAL601", incident)
                .in(circumstance(incident, full))
                .sure(isTold(full) ? Confidence.CERTAIN : Confidence.LIKELY)
                .with("path", path)
                .with("folder", Peers.forCommand(folder(path.orElse(""))))
                .provenBy(write)
                .provenBy(first(full))
                .explainsErrors()
                .alone();
    }

    /** {@code File preallocation failed: 0 (Success)} leaves hardly anything else, and does not say it. */
    private static boolean isTold(List<StorageEvent.DiskFull> full) {
        return full.stream().anyMatch(it -> !it.line().message().contains("(Success)"));
    }

    private static String circumstance(Incident incident, List<StorageEvent.DiskFull> full) {
        if (HostCause.endsStart(incident)) {
            return incident.start().synced().isPresent() ? "ended" : "start-failed";
        }
        return full.get(0).line().message().contains("aiting for someone") ? "waits" : "runs-on";
    }

    /** The same line comes a thousand times; the first one of each file says it all. */
    private static List<StorageEvent.DiskFull> first(List<StorageEvent.DiskFull> full) {
        Map<String, StorageEvent.DiskFull> byPath = new LinkedHashMap<>();
        full.forEach(event -> byPath.putIfAbsent(event.path().orElse(""), event));
        return List.copyOf(byPath.values());
    }

    /** InnoDB names its files from the data directory on. */
    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return path.startsWith("/") && slash > 0 ? path.substring(0, slash) : "/var/lib/mysql";
    }
}
