package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Members of the running cluster that somebody named to a joining node: each has to be one that the node itself will ask, and has to answer. */
public final class NamedPeers {
    private NamedPeers() {}

    /**
     * A member that was named.
     *
     * @param name as it was given
     * @param written how the option file writes it; absent if it does not list it
     */
    public record Named(String name, Optional<String> written) {}

    /** What forbids to join; a node that is a full member already needs nobody. */
    public static List<Refusal> judge(Facts facts, List<Named> peers) {
        if (facts.node().server() instanceof Running running && running.synced()) {
            return List.of();
        }
        return peers.stream().flatMap(peer -> judge(facts, peer)).toList();
    }

    private static Stream<Refusal> judge(Facts facts, Named peer) {
        if (peer.written().isEmpty()) {
            Case asked = new Case(SafetyRule.OPTION_FILE, facts, Waivers.NONE);
            return Stream.of(asked.refuse(
                    "option-file.peer-unlisted",
                    "peer",
                    peer.name(),
                    "file",
                    facts.node().defaultsFile().toString(),
                    "peers",
                    String.join(", ", facts.node().optionFile().otherMembers())));
        }
        return facts.peers().stream()
                .filter(it -> it.written().equals(peer.written().get()))
                .filter(it -> !answers(it))
                .map(it -> new Case(SafetyRule.PRIMARY_ANSWERS, facts, Waivers.NONE)
                        .refuse(
                                "primary-answers.peer",
                                "peer",
                                peer.name(),
                                "address",
                                it.address(),
                                "answer",
                                it.answer().slug()));
    }

    /** A node with TLS may keep silent; whether there is a cluster at all the table asks. */
    private static boolean answers(PeerEvidence peer) {
        return peer.answer() == Answer.GALERA
                || peer.answer() == Answer.SILENT
                || peer.status().isPresent();
    }
}
