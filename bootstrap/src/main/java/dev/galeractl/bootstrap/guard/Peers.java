package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The rows of the table that ask the other members. */
final class Peers {
    private Peers() {}

    /** Bootstrap: a Galera node that answers is a cluster beside which no other may be made. */
    static List<Refusal> noClusterMayAnswer(Case asked) {
        Optional<UUID> own = asked.running().flatMap(it -> it.status()).flatMap(WsrepStatus::clusterStateUuid);
        boolean alone = asked.running()
                .flatMap(it -> it.status())
                .filter(it -> it.clusterSize().equals(OptionalInt.of(1)))
                .isPresent();
        List<Refusal> refusals = new ArrayList<>();
        for (PeerEvidence peer : asked.peers()) {
            if (peer.answer() != Answer.GALERA && peer.status().isEmpty()) {
                continue;
            }
            // The members that joined the cluster this very operation made are no strangers.
            boolean ours = asked.ownServerRuns()
                    && own.isPresent()
                    && peer.cluster().map(own.get()::equals).orElse(!alone);
            if (!ours) {
                refusals.add(foreign(asked, peer));
            }
        }
        return refusals;
    }

    private static Refusal foreign(Case asked, PeerEvidence peer) {
        String uuid = peer.cluster().map(UUID::toString).orElse("?");
        if (peer.primary().isEmpty()) {
            return asked.refuse("primary-answers.unasked", "peer", peer.written(), "address", peer.address());
        }
        return peer.primary().get()
                ? asked.refuse(
                        "primary-answers.primary", "peer", peer.written(), "address", peer.address(), "uuid", uuid)
                : asked.refuse("primary-answers.non-primary", "peer", peer.written(), "address", peer.address());
    }

    /** Join: at least one member answers as a Galera node, and not all of them say that they are outside a Primary Component. */
    static List<Refusal> aClusterMustAnswer(Case asked) {
        if (asked.node().optionFile().otherMembers().isEmpty()) {
            // The option file's own row says that there is nobody to ask.
            return List.of();
        }
        List<PeerEvidence> answering = asked.peers().stream()
                .filter(peer -> peer.answer() == Answer.GALERA || peer.status().isPresent())
                .toList();
        String peers = String.join(", ", asked.node().optionFile().otherMembers());
        if (answering.isEmpty() && asked.peers().stream().anyMatch(peer -> peer.answer() == Answer.SILENT)) {
            return List.of(
                    asked.refuse("primary-answers.only-silent", "peers", peers, "answers", answers(asked.peers())));
        }
        if (answering.isEmpty()) {
            return List.of(asked.refuse("primary-answers.nobody", "peers", peers, "answers", answers(asked.peers())));
        }
        if (answering.stream().allMatch(peer -> peer.primary().filter(it -> !it).isPresent())) {
            return List.of(asked.refuse("primary-answers.only-non-primary", "peers", peers));
        }
        return List.of();
    }

    /** Bootstrap: a closed port says that nothing runs there; silence says nothing. */
    static List<Refusal> silenceIsNoEvidence(Case asked) {
        if (asked.ownServerRuns()) {
            return List.of();
        }
        return asked.peers().stream()
                .filter(peer -> switch (peer.answer()) {
                    case GALERA, REFUSED -> false;
                    case TIMED_OUT, UNREACHABLE, NOT_GALERA, SILENT ->
                        peer.status().isEmpty();
                })
                .filter(peer -> !asked.waivers().acceptMissing().contains(peer.written()))
                .map(peer -> asked.refuse(
                        "no-evidence." + peer.answer().slug(), "peer", peer.written(), "address", peer.address()))
                .toList();
    }

    private static String answers(List<PeerEvidence> peers) {
        return String.join(
                ", ",
                peers.stream()
                        .map(peer -> peer.address() + ": " + peer.answer().slug())
                        .toList());
    }
}
