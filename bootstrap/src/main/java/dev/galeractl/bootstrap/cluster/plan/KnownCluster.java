package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.PeerFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.HostFacts;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The facts of all hosts in the light of what an operation may do: a server that a fresh package started counts as stopped, because it will be, and one that
 * an interrupted run of the same operation started is that operation's own.
 */
final class KnownCluster {
    private final Optional<PriorOperation> prior;
    private final ClusterFacts seen;
    private final ClusterFacts judgedFacts;
    private final PeerFacts judged;

    KnownCluster(ClusterDescription cluster, ClusterFacts seen, Optional<PriorOperation> prior) {
        this.prior = prior;
        this.seen = seen;
        this.judgedFacts =
                new ClusterFacts(seen.members().stream().map(this::judged).toList());
        this.judged = new PeerFacts(cluster, judgedFacts);
    }

    /** As the safety table judges the node; empty if its host was not heard. */
    Optional<Facts> of(String node) {
        return judged.of(node);
    }

    /** All hosts, as their nodes are judged. */
    ClusterFacts judged() {
        return judgedFacts;
    }

    /** As it was seen. */
    Optional<MemberFacts> seen(String node) {
        return seen.of(node);
    }

    boolean isFresh(String node) {
        return seen.of(node).filter(KnownCluster::isFresh).isPresent();
    }

    /** Runs, holds nothing of people, and replicates nothing: as a package leaves it. Each of these must be known. */
    private static boolean isFresh(MemberFacts member) {
        return member.node().server() instanceof Running
                && member.replicates().equals(Optional.of(false))
                && member.schemasOfPeople().equals(Optional.of(List.of()))
                && member.node().datadir().contents() == Contents.SYSTEM_ONLY
                && member.service().filter(it -> it.active().equals("active")).isPresent();
    }

    private Member judged(Member member) {
        return member instanceof Heard heard ? new Heard(heard.node(), judged(heard.facts())) : member;
    }

    private MemberFacts judged(MemberFacts seen) {
        NodeFacts node = seen.node();
        ServerFacts server = node.server();
        HostFacts host = node.host();
        if (isFresh(seen)) {
            server = new ServerFacts.Stopped();
            host = host.withFreeClientPort();
        } else if (server instanceof Running running && isOurs(node.name(), running)) {
            server = new Running(running.pid(), Origin.SAME_OPERATION, running.status());
        }
        return seen.with(new NodeFacts(
                node.name(),
                node.defaultsFile(),
                node.optionFile(),
                node.datadir(),
                server,
                host,
                prior.map(it -> it.of(node.name()))));
    }

    private boolean isOurs(String node, Running running) {
        Optional<UUID> cluster = running.status().flatMap(WsrepStatus::clusterStateUuid);
        return prior.filter(it -> !it.finished())
                .filter(it -> it.started().contains(node))
                .filter(it -> it.cluster().isEmpty()
                        || cluster.isEmpty()
                        || it.cluster().equals(cluster))
                .isPresent();
    }
}
