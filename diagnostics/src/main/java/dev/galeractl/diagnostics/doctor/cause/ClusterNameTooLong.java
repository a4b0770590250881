package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ProtocolMessageRejected;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** GAL210: a name beyond 32 bytes founds a cluster, but nobody can join it. */
final class ClusterNameTooLong implements Diagnosis {

    private static final int MOST_BYTES = 32;

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<ConnectingToGroup> connecting = start.last(ConnectingToGroup.class);
        boolean rejected = incident.kind() == IncidentKind.COULD_NOT_JOIN && start.has(ProtocolMessageRejected.class);
        if (!rejected || connecting.isEmpty()) {
            return List.of();
        }
        String name = connecting.get().group();
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length <= MOST_BYTES) {
            return List.of();
        }
        return Cause.of("GAL210", incident)
                .in("join-failed")
                .with("name", name)
                .with("bytes", Integer.toString(length))
                .provenBy(connecting)
                .provenBy(start.all(ProtocolMessageRejected.class))
                .explainsErrors()
                .alone();
    }
}
