package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.MembershipEvent.EvictedPeerRejected;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL409: the peers threw the node out. Its server stays up, without replication, until somebody restarts it. */
final class EvictedByPeers implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.EVICTED) {
            return List.of();
        }
        Cause cause = Cause.of("GAL409", incident)
                .in("out")
                .with("at", MemberNames.time(incident.events().get(0).line()))
                .provenBy(incident.events());
        caseFile.nodes().stream()
                .filter(node -> !node.label().equals(incident.node()))
                .flatMap(node -> node.starts().stream())
                .flatMap(start -> start.all(EvictedPeerRejected.class).stream())
                .filter(rejected ->
                        caseFile.membership().directory().label(rejected.peer()).equals(incident.node()))
                .limit(2)
                .forEach(rejected -> cause.provenBy(rejected.line()));
        return cause.explainsErrors().alone();
    }
}
