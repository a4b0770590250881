package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectionFailed;
import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.GroupEvent.PeerSilent;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GAL203, undecided: nobody answered yet, and the log ends before the node would give up. */
final class StillLooking implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.LOOKS_FOR_GROUP || Peers.answered(incident.start())) {
            return List.of();
        }
        ServerStart start = incident.start();
        List<NodeAddress> peers = PeerUnresolvable.resolvable(start);
        List<Finding> findings = new ArrayList<>();
        findings.add(Cause.of("GAL203", incident)
                .in("undecided")
                .sure(Confidence.POSSIBLE)
                .with("peers", Optional.of(peers).filter(it -> !it.isEmpty()).map(Peers::text))
                .with("group", start.group())
                .with("end", MemberNames.time(start.last().orElseThrow()))
                .provenBy(start.last(ConnectingToGroup.class))
                .provenBy(start.last(ConnectionFailed.class))
                .provenBy(start.last(PeerSilent.class))
                .provenBy(start.first(NoPrimaryComing.class))
                .finding());
        findings.addAll(PeerUnresolvable.beside(incident));
        return List.copyOf(findings);
    }
}
