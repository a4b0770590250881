package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * GAL213: the log of every peer that this node asked is at hand, and it shows that the peer never formed a cluster before. What the peer did outside
 * of these logs is not known, hence likely and no more.
 */
final class FirstNodeNeverFormed implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (!Peers.lookedInVain(incident)) {
            return List.of();
        }
        ServerStart start = incident.start();
        List<NodeAddress> peers = Peers.of(start).others();
        List<ServerStart> unformed = new ArrayList<>();
        for (NodeAddress peer : peers) {
            Optional<ServerStart> before =
                    caseFile.nodeAt(peer).flatMap(node -> caseFile.latestBefore(node, caseFile.nodeOf(start), start));
            if (before.isEmpty()
                    || before.get().synced().isPresent()
                    || before.get().connected()) {
                return List.of();
            }
            unformed.add(before.get());
        }
        return unformed.isEmpty() ? List.of() : found(incident, caseFile, peers, unformed);
    }

    private static List<Finding> found(
            Incident incident, CaseFile caseFile, List<NodeAddress> peers, List<ServerStart> unformed) {
        Cause cause = Cause.of("GAL213", incident)
                .in("join-failed")
                .sure(Confidence.LIKELY)
                .with("peer", Peers.text(peers))
                .with("peerHost", Peers.forCommand(peers.get(0).host()))
                .with("own", incident.start().ownAddress().map(Peers::text), incident.node())
                .with("group", incident.start().group())
                .provenBy(incident.start().last(ConnectingToGroup.class));
        for (ServerStart peer : unformed) {
            // Why the peer itself has no cluster is a finding of its own; here its last word is enough.
            caseFile.incidents().stream()
                    .filter(it -> it.start().equals(peer))
                    .findFirst()
                    .flatMap(it -> it.start().events().stream()
                            .filter(Cause::isComplaint)
                            .reduce((earlier, later) -> later))
                    .or(() -> peer.events().stream().reduce((earlier, later) -> later))
                    .ifPresent(event -> cause.provenBy(event.line()));
        }
        return cause.explainsErrors().alone();
    }
}
