package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.replication.address.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A host between which and the others ports are tried.
 *
 * @param name of its node or arbitrator
 * @param address at which it listens
 * @param reachedAt where the others reach it
 * @param ports of what runs there, or will
 * @param program that tries there; empty if there is none, or the host was not heard
 * @param member whether what runs there is a member of a group, at whose ports one may knock
 * @param settled whether no server there may open a port of its own in the next seconds. One that starts, or gets its data, opens 4444 and 4568 when it likes: a
 *     listener of ours in its way, or a connection to its own one, ends the state transfer (MariaDB 10.11.18, wsrep_sst_mariabackup: broken pipe).
 * @param arbitrator whether it has no port but that of the group, and needs none of the others'
 */
record TrialPlace(
        String name,
        NodeAddress address,
        NodeAddress reachedAt,
        List<PortFacts> ports,
        Optional<String> program,
        boolean member,
        boolean settled,
        boolean arbitrator) {
    /** Of a unit, in systemd's word. */
    private static final Set<String> ON_THE_WAY = Set.of("activating", "deactivating", "reloading");

    private static final String GROUP = "group";
    private static final String EVERYWHERE = "0.0.0.0";

    TrialPlace {
        ports = List.copyOf(ports);
    }

    /** All nodes, and of the arbitrators those that were heard. */
    static List<TrialPlace> all(ClusterDescription cluster, ClusterFacts facts, List<ArbitratorSight> sights) {
        List<TrialPlace> places = new ArrayList<>();
        cluster.nodes().forEach(it -> places.add(of(it, facts.of(it.name()))));
        for (ArbitratorSight sight : sights) {
            cluster.arbitrators().stream()
                    .filter(it -> it.name().equals(sight.name()))
                    .filter(it -> sight instanceof ArbitratorSight.Heard)
                    .forEach(it -> places.add(of(it, ((ArbitratorSight.Heard) sight).facts())));
        }
        return places;
    }

    private static TrialPlace of(Node node, Optional<MemberFacts> facts) {
        return new TrialPlace(
                node.name(),
                node.address(),
                node.reachedAt(),
                facts.map(it -> it.node().host().ports()).orElseGet(() -> usual(node)),
                facts.flatMap(it -> program(it.tools().keySet().stream())),
                facts.filter(it -> it.node().server() instanceof ServerFacts.Running
                                && it.replicates().orElse(false))
                        .isPresent(),
                facts.filter(TrialPlace::isSettled).isPresent(),
                false);
    }

    private static boolean isSettled(MemberFacts facts) {
        if (facts.node().server() instanceof ServerFacts.Running) {
            return facts.isSynced() || facts.replicates().equals(Optional.of(false));
        }
        return facts.service()
                .filter(it -> ON_THE_WAY.contains(it.active())
                        || it.founding()
                                .filter(unit -> ON_THE_WAY.contains(unit.active()))
                                .isPresent())
                .isEmpty();
    }

    private static TrialPlace of(Arbitrator arbitrator, ArbitratorFacts facts) {
        Use use = facts.portTaken().map(it -> it ? Use.TAKEN : Use.FREE).orElse(Use.UNKNOWN);
        return new TrialPlace(
                arbitrator.name(),
                arbitrator.address(),
                arbitrator.address(),
                List.of(new PortFacts(GROUP, EVERYWHERE, arbitrator.port(), use, Optional.empty())),
                program(facts.tools().stream()),
                facts.runs(),
                true,
                true);
    }

    private static Optional<String> program(Stream<String> tools) {
        List<String> there = tools.toList();
        return ReachScripts.PROGRAMS.stream().filter(there::contains).findFirst();
    }

    private static List<PortFacts> usual(Node node) {
        return Stream.of(
                        node.ports().group(),
                        node.ports().client(),
                        node.ports().ist(),
                        node.ports().sst())
                .distinct()
                .map(it -> new PortFacts("", EVERYWHERE, it, Use.UNKNOWN, Optional.empty()))
                .toList();
    }

    /** The ports of another place that matter to this one. */
    List<PortFacts> needed(TrialPlace other) {
        return arbitrator
                ? other.ports().stream()
                        .filter(it -> it.purpose().equals(GROUP))
                        .toList()
                : other.ports();
    }
}
