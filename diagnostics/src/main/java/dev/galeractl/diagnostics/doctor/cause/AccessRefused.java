package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL606: files of the data directory belong to somebody else, or a port may not be opened. */
final class AccessRefused implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.AccessRefused> refused = HostCause.events(incident, StorageEvent.AccessRefused.class);
        if (refused.isEmpty()) {
            return List.of();
        }
        String path = refused.get(0).path().orElse("?");
        boolean port = path.startsWith("tcp://")
                || path.startsWith("ssl://")
                || refused.get(0).line().message().contains("listen");
        return Cause.of("GAL606", incident)
                .in(port ? "port" : HostCause.endsStart(incident) ? "start-failed" : "running")
                .with("path", path)
                .with("file", Peers.forCommand(path))
                .provenBy(refused)
                .explainsErrors()
                .alone();
    }
}
