package dev.galeractl.bootstrap.preflight;

import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.probe.ProbeReport;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether those who run call their cluster as a joining node does. A member of another cluster hangs up, and the joining node would learn no reason. */
public final class ClusterNameCheck {
    private static final String SLUG = "cluster-name";

    private ClusterNameCheck() {}

    /**
     * Asks the evidence.
     *
     * @param cluster the name that the node gives its cluster
     * @return empty if there is nobody whose cluster could have a name
     */
    public static Optional<Check> of(String node, List<PeerEvidence> peers, String cluster) {
        List<PeerEvidence> others = peers.stream()
                .filter(peer ->
                        peer.clusterName().filter(it -> !it.equals(cluster)).isPresent())
                .toList();
        if (!others.isEmpty()) {
            return Optional.of(otherwise(node, others, cluster));
        }
        if (peers.stream().anyMatch(peer -> peer.clusterName().isPresent())) {
            return Optional.of(check(node, Result.PASS, Sentence.of("check.cluster-name.pass", "cluster", cluster)));
        }
        String greeted = peers.stream()
                .filter(peer -> peer.answer() == Answer.GALERA)
                .map(PeerEvidence::written)
                .collect(Collectors.joining(", "));
        return greeted.isEmpty()
                ? Optional.empty()
                : Optional.of(check(node, Result.UNKNOWN, Sentence.of("check.cluster-name.unknown", "peers", greeted)));
    }

    private static Check otherwise(String node, List<PeerEvidence> others, String cluster) {
        String names = others.stream()
                .map(peer -> peer.written() + ": " + peer.clusterName().orElse("?"))
                .collect(Collectors.joining(", "));
        return new Check(
                SLUG,
                node,
                Result.FAIL,
                Sentence.of("check.cluster-name.fail", "peers", names, "cluster", cluster),
                others.stream()
                        .map(peer -> ProbeReport.otherCluster(
                                peer.written(), cluster, peer.clusterName().orElse(Finding.UNKNOWN)))
                        .toList());
    }

    private static Check check(String node, Result result, Sentence sentence) {
        return new Check(SLUG, node, result, sentence, List.of());
    }
}
