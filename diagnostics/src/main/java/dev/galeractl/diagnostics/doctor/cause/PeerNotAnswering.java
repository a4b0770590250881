package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectionFailed;
import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.GroupEvent.PeerSilent;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * GAL203: nobody of the list answered. What the log says about it depends on the version: old ones say nothing at all, 26.4 says "refused" (without
 * a name) and "no messages seen" (with one), and again nothing when packets vanish or when the peer hangs up over another cluster name.
 */
final class PeerNotAnswering implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        List<NodeAddress> peers = PeerUnresolvable.resolvable(start);
        if (!Peers.lookedInVain(incident) || Peers.answered(start) || peers.isEmpty()) {
            return List.of();
        }
        NodeAddress first = peers.get(0);
        Cause cause = Cause.of("GAL203", incident)
                .with("peers", Peers.text(peers))
                .with("firstHost", Peers.forCommand(first.host()))
                .with("firstPort", Integer.toString(first.port().orElse(4567)))
                .with("own", start.ownAddress().map(Peers::text), incident.node())
                .with("group", start.group())
                .provenBy(start.last(ConnectingToGroup.class));
        List<Finding> findings = new ArrayList<>();
        findings.add(howItFailed(cause, start, peers).explainsErrors().finding());
        findings.addAll(PeerUnresolvable.beside(incident));
        return List.copyOf(findings);
    }

    private static Cause howItFailed(Cause cause, ServerStart start, List<NodeAddress> peers) {
        if (start.has(PeerSilent.class)) {
            return cause.in("silent")
                    .with("silentPeer", start.last(PeerSilent.class).map(PeerSilent::address))
                    .with("times", Long.toString(start.count(PeerSilent.class)))
                    .provenBy(start.all(PeerSilent.class));
        }
        if (start.has(ConnectionFailed.class)) {
            String reason = start.last(ConnectionFailed.class).orElseThrow().reason();
            boolean refused = reason.contains("refused");
            return cause.in(refused ? "refused" : "unreachable")
                    .with("reason", reason)
                    .with("times", Long.toString(start.count(ConnectionFailed.class)))
                    // Which of several peers refused is not said; another may have hung up without a word.
                    .sure(peers.size() == 1 ? Confidence.CERTAIN : Confidence.LIKELY)
                    .provenBy(start.all(ConnectionFailed.class));
        }
        return cause.in(start.isGalera4() ? "nothing-said" : "nothing-said-before-galera4")
                .provenBy(start.first(NoPrimaryComing.class));
    }
}
