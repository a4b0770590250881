package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Unheard;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The facts of one node as the safety table wants them: its own, and what the others have to say. The others were looked at themselves, so what they say is
 * their hosts' own evidence and not what a port shows from outside.
 */
public final class PeerFacts {
    private final ClusterDescription cluster;
    private final ClusterFacts facts;

    public PeerFacts(ClusterDescription cluster, ClusterFacts facts) {
        this.cluster = cluster;
        this.facts = facts;
    }

    /** Of the node of that name; empty if its host did not answer. */
    public Optional<Facts> of(String node) {
        return facts.of(node)
                .map(own -> new Facts(
                        own.node(),
                        facts.members().stream()
                                .filter(it -> !it.node().equals(node))
                                .map(this::evidence)
                                .toList()));
    }

    private PeerEvidence evidence(Member member) {
        Node node = cluster.node(member.node()).orElseThrow();
        String written = new NodeAddress(node.reachedAt().host(), OptionalInt.empty()).toString();
        String address = new NodeAddress(
                        node.reachedAt().host(), OptionalInt.of(node.ports().group()))
                .toString();
        if (member instanceof Heard heard) {
            Optional<WsrepStatus> status = status(heard.facts());
            return new PeerEvidence(written, address, answer(heard.facts(), status), status);
        }
        Kind kind = ((Unheard) member).problem().kind();
        // Whatever keeps a host from being heard says nothing about the server on it.
        Answer silence = kind == Kind.CONNECTION_TIMED_OUT ? Answer.TIMED_OUT : Answer.UNREACHABLE;
        return new PeerEvidence(written, address, silence, Optional.empty());
    }

    /** A server without a provider is a member of nothing. */
    private static Optional<WsrepStatus> status(MemberFacts facts) {
        return facts.node().server() instanceof ServerFacts.Running running
                ? running.status().filter(WsrepStatus::hasProvider)
                : Optional.empty();
    }

    private static Answer answer(MemberFacts facts, Optional<WsrepStatus> status) {
        if (status.isPresent()) {
            return Answer.GALERA;
        }
        List<Use> group = facts.node().host().ports().stream()
                .filter(it -> it.purpose().equals("group"))
                .map(it -> it.use())
                .toList();
        // Somebody who listens there and cannot be asked may be a node; an arbitrator, for example.
        return group.contains(Use.TAKEN) || group.contains(Use.UNKNOWN) ? Answer.SILENT : Answer.REFUSED;
    }
}
