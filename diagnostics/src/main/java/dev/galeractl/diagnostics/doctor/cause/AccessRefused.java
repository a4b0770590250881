package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;
import java.util.Optional;

/** GAL606: files of the data directory belong to somebody else, or a port may not be opened. */
final class AccessRefused implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.AccessRefused> refused = HostCause.events(incident, StorageEvent.AccessRefused.class);
        Optional<BackendFailed> port = HostCause.events(incident, BackendFailed.class).stream()
                .filter(failed -> failed.number() == 13 && failed.reason().contains("listen"))
                .findFirst();
        if (port.isPresent()) {
            return found(incident, "port", endpoint(port.get().reason()), List.of(port.get()));
        }
        return refused.isEmpty()
                ? List.of()
                : found(
                        incident,
                        HostCause.endsStart(incident) ? "start-failed" : "running",
                        refused.get(0).path().orElse(Finding.UNKNOWN),
                        refused);
    }

    private static List<Finding> found(
            Incident incident, String circumstance, String path, List<? extends LogEvent> evidence) {
        return Cause.of("GAL606", incident)
                .in(circumstance)
                .with("path", path)
                .with("file", Peers.forCommand(path))
                .provenBy(evidence)
                .explainsErrors()
                .alone();
    }

    /** {@code tcp://0.0.0.0:4567} of {@code error while trying to listen 'tcp://0.0.0.0:4567?socket.non_blocking=1'}; older and newer words name none. */
    private static String endpoint(String reason) {
        int from = reason.indexOf("'");
        int end = from < 0 ? -1 : reason.indexOf("'", from + 1);
        if (end < 0 || !reason.startsWith("tcp://", from + 1)) {
            return "tcp://*:4567";
        }
        String quoted = reason.substring(from + 1, end);
        int options = quoted.indexOf('?');
        return options < 0 ? quoted : quoted.substring(0, options);
    }
}
