package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.fact.ServerFacts.Stopped;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One question to one cell of the safety table. */
record Case(SafetyRule rule, Facts facts, Waivers waivers) {
    NodeFacts node() {
        return facts.node();
    }

    List<PeerEvidence> peers() {
        return facts.peers();
    }

    /** The node's server, if one runs. */
    Optional<Running> running() {
        if (node().server() instanceof Running running) {
            return Optional.of(running);
        }
        assert node().server() instanceof Stopped;
        return Optional.empty();
    }

    /** Whether this very operation started the server that runs. */
    boolean ownServerRuns() {
        return running().filter(it -> it.origin() == Origin.SAME_OPERATION).isPresent();
    }

    /** The clusters that the peers say they are in. */
    Set<UUID> peerClusters() {
        return peers().stream()
                .filter(peer -> peer.primary().orElse(false))
                .flatMap(peer -> peer.cluster().stream())
                .collect(Collectors.toSet());
    }

    /**
     * A refusal whose three sentences are {@code refusal.<key>.reason}, {@code .learned} and {@code .way-out}.
     *
     * @param namesAndValues parameters besides {@code node}, for all three
     */
    Refusal refuse(String key, String... namesAndValues) {
        String[] parameters = new String[namesAndValues.length + 2];
        parameters[0] = "node";
        parameters[1] = node().name();
        System.arraycopy(namesAndValues, 0, parameters, 2, namesAndValues.length);
        return new Refusal(
                rule,
                node().name(),
                Sentence.of("refusal." + key + ".reason", parameters),
                Sentence.of("refusal." + key + ".learned", parameters),
                Sentence.of("refusal." + key + ".way-out", parameters),
                Optional.empty());
    }
}
