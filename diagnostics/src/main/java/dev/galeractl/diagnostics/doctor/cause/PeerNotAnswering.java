package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
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
import java.util.Optional;
import java.util.OptionalInt;

/**
 * GAL203: nobody of the list answered. What the log says about it depends on the version: old ones say nothing at all, 26.4 says "refused" (without
 * a name) and "no messages seen" (with one), and again nothing when packets vanish or when the peer hangs up over another cluster name.
 */
final class PeerNotAnswering implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        List<NodeAddress> peers = PeerUnresolvable.resolvable(start);
        boolean searchSeen = start.has(ConnectingToGroup.class);
        boolean nobodyAsked = peers.isEmpty() && (searchSeen || !start.listed().isEmpty());
        if (!Peers.lookedInVain(incident)
                || Peers.answered(start)
                || nobodyAsked
                || !(searchSeen || Peers.timedOut(start))) {
            return List.of();
        }
        Optional<NodeAddress> first = peers.stream().findFirst();
        Cause cause = Cause.of("GAL203", incident)
                .with("peers", first.map(it -> Peers.text(peers)))
                .with("firstHost", first.map(it -> Peers.forCommand(it.host())))
                .with(
                        "firstPort",
                        Integer.toString(first.map(NodeAddress::port)
                                .orElse(OptionalInt.empty())
                                .orElse(4567)))
                .with("own", start.ownAddress().map(Peers::text), incident.node())
                .with("group", start.group());
        start.listedAt().ifPresent(cause::provenBy);
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
        if (!start.has(ConnectingToGroup.class)) {
            // What was said about the attempts, and who answered, may stand in what is missing before.
            return cause.in("end-only").sure(Confidence.POSSIBLE).provenBy(start.first(BackendFailed.class));
        }
        return cause.in(start.isGalera4() ? "nothing-said" : "nothing-said-before-galera4")
                .provenBy(start.first(NoPrimaryComing.class));
    }
}
