package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a wish is about, by what is known of the hosts: which node is first, which are touched, which are missing, and whether it is so already. */
final class WishedNodes {
    private final ClusterDescription cluster;
    private final Wish wish;
    private final Waivers waivers;
    private final KnownCluster known;

    WishedNodes(ClusterDescription cluster, Wish wish, Waivers waivers, KnownCluster known) {
        this.cluster = cluster;
        this.wish = wish;
        this.waivers = waivers;
        this.known = known;
    }

    /** The node that is named for its data; else one that this operation started already; else the first that is described. */
    Node first() {
        return cluster.nodes().stream()
                .filter(it -> waivers.adoptData().contains(it.name()))
                .findFirst()
                .or(() -> cluster.nodes().stream()
                        .filter(it -> ownServer(it).isPresent())
                        .findFirst())
                .orElse(cluster.nodes().get(0));
    }

    /** Those that something is done to; a host that is accepted as missing by name is none of them. */
    List<Node> touched() {
        if (wish instanceof Wish.Add add) {
            return List.of(cluster.node(add.node()).orElseThrow());
        }
        Node first = first();
        return cluster.nodes().stream()
                .filter(it -> it.equals(first) || known.of(it.name()).isPresent())
                .toList();
    }

    /** Whether the node is about to be started as the first of a new cluster. */
    boolean founds(Node node) {
        return wish instanceof Wish.Found
                && node.equals(first())
                && known.of(node.name())
                        .filter(it -> !(it.node().server() instanceof Running))
                        .isPresent();
    }

    Operation operation(Node node) {
        if (wish instanceof Wish.Add) {
            return Operation.JOIN;
        }
        return node.equals(first()) ? Operation.BOOTSTRAP : Operation.FOLLOW;
    }

    /** Whether everybody who is wished to be a member is one, of one cluster of that name. */
    boolean isFulfilled() {
        if (wish instanceof Wish.Add add) {
            Optional<UUID> own = clusterOf(cluster.node(add.node()).orElseThrow());
            return own.isPresent() && own.equals(primary(add.node()));
        }
        Set<Optional<UUID>> clusters =
                cluster.nodes().stream().map(this::clusterOf).collect(Collectors.toSet());
        return clusters.size() == 1
                && clusters.iterator().next().isPresent()
                && cluster.nodes().stream()
                        .allMatch(it -> running(it)
                                .flatMap(Running::status)
                                .flatMap(WsrepStatus::clusterName)
                                .equals(Optional.of(cluster.name())));
    }

    /** The cluster that the other nodes are. */
    Optional<UUID> primary(String except) {
        return cluster.nodes().stream()
                .filter(it -> !it.name().equals(except))
                .flatMap(it -> memberOf(it).stream())
                .findFirst();
    }

    Stream<Node> leftOutUnnamed() {
        return cluster.nodes().stream()
                .filter(it -> wish instanceof Wish.Found && known.of(it.name()).isEmpty())
                .filter(it -> !it.equals(first()))
                .filter(it -> !waivers.acceptMissing().contains(it.name())
                        && !waivers.acceptMissing().contains(written(it)));
    }

    /** Without the members whose hosts did not answer: why they did not is known better here than to the table. */
    Facts heardOnly(Facts facts) {
        Set<String> unheard = cluster.nodes().stream()
                .filter(it -> known.of(it.name()).isEmpty())
                .map(WishedNodes::written)
                .collect(Collectors.toSet());
        return new Facts(
                facts.node(),
                facts.peers().stream()
                        .filter(it -> !unheard.contains(it.written()))
                        .toList());
    }

    Optional<Running> ownServer(Node node) {
        return running(node).filter(it -> it.origin() == Origin.SAME_OPERATION);
    }

    Optional<Running> running(Node node) {
        return known.of(node.name())
                .flatMap(it -> it.node().server() instanceof Running running ? Optional.of(running) : Optional.empty());
    }

    Optional<UUID> clusterOf(Node node) {
        return running(node).filter(Running::synced).flatMap(Running::status).flatMap(WsrepStatus::clusterStateUuid);
    }

    /** The cluster in whose Primary Component the node is, Synced or not: a donor is not while it sends. */
    Optional<UUID> memberOf(Node node) {
        return running(node)
                .flatMap(Running::status)
                .filter(it -> it.primary().orElse(false))
                .flatMap(WsrepStatus::clusterStateUuid);
    }

    private static String written(Node node) {
        return new NodeAddress(node.reachedAt().host(), OptionalInt.empty()).toString();
    }
}
