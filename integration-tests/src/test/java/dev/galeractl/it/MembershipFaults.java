package dev.galeractl.it;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members that are lost, that come back, and what becomes of the quorum: what real servers say, and what the doctor makes of it. */
class MembershipFaults {
    private static final String CLUSTER = "wsrep_cluster_status";
    private static final String MAKE_PRIMARY = "SET GLOBAL wsrep_provider_options='pc.bootstrap=YES'";

    /** Until a silent peer is dropped, by the timeouts that nodes have if nobody changes them, and the reconnecting begins. */
    private static final Duration LOST = Duration.ofSeconds(9);

    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void quorumLostAndRegained() {
        List<NodeFiles> nodes = lab.nodes(2);
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(1).kill();
        servers.get(0).awaitStatus(CLUSTER, "non-Primary");
        lab.awaitLog(nodes.get(0), "New COMPONENT: primary = no");
        lab.pause(Duration.ofSeconds(2));

        lab.doctor(nodes.get(0))
                .isVerdict("broken")
                .finds("GAL404 two-nodes")
                .proves("GAL404", "db1.log", "view(view_id(NON_PRIM");
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL404 two-nodes", "GAL406 log-ends-refused");

        lab.start(nodes.get(1)).awaitSynced();
        servers.get(0).awaitSynced();
        lab.pause(Duration.ofSeconds(1));
        lab.doctor(nodes.get(0)).isVerdict("ok").finds("GAL404 healed");
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("ok").finds("GAL404 healed", "GAL901 healed");
    }

    @Test
    void survivorRestartedWithoutQuorum() {
        List<NodeFiles> nodes = lab.nodes(3);
        nodes.get(0).impatient();
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(1).kill();
        servers.get(2).kill();
        servers.get(0).awaitStatus(CLUSTER, "non-Primary").stop();
        lab.start(nodes.get(0)).awaitEnd();

        lab.doctor(nodes.get(0)).isVerdict("broken").finds("GAL404 restarted");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                .isVerdict("broken")
                .finds("GAL404 restarted", "GAL406 log-ends-silent", "GAL406 log-ends-silent");
    }

    @Test
    void newcomerAmongThoseWhoLostTheirQuorum() {
        List<NodeFiles> nodes = lab.nodes(3);
        List<RealServer> servers = lab.cluster(nodes.subList(0, 2));
        servers.get(1).kill();
        servers.get(0).awaitStatus(CLUSTER, "non-Primary");
        lab.start(nodes.get(2).impatient()).awaitEnd();

        lab.doctor(nodes.get(2)).isVerdict("broken").finds("GAL403 join-failed");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                .isVerdict("broken")
                .finds("GAL403 join-failed", "GAL404 two-nodes", "GAL406 log-ends-refused");
    }

    @Test
    void memberStandsStill() {
        List<NodeFiles> nodes = lab.nodes(3);
        List<RealServer> servers = lab.cluster(nodes);
        lab.pause(Duration.ofSeconds(1));
        servers.get(2).signal("STOP");
        servers.get(0).awaitStatus("wsrep_cluster_size", "2");
        lab.pause(LOST);
        lab.doctor(nodes.get(0)).isVerdict("attention").finds("GAL406 silent");

        servers.get(2).signal("CONT");
        lab.awaitLog(nodes.get(2), "New COMPONENT: primary = no");
        servers.get(2).awaitSynced();
        lab.pause(Duration.ofSeconds(2));
        lab.doctor(nodes.get(2)).isVerdict("ok").finds("GAL407 healed");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2)).isVerdict("ok").finds("GAL407 healed");
    }

    @Test
    void memberCutOff() {
        try (SplitNetwork network = new SplitNetwork(3)) {
            List<NodeFiles> nodes = lab.nodes(network);
            List<RealServer> servers = lab.cluster(nodes);
            lab.pause(Duration.ofSeconds(1));
            network.cut(2);
            servers.get(2).awaitStatus(CLUSTER, "non-Primary");
            lab.pause(LOST);
            lab.doctor(nodes.get(2)).isVerdict("broken").finds("GAL404 majority-lost");
            lab.doctor(nodes.get(0)).isVerdict("attention").finds("GAL406 silent");
            lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                    .isVerdict("broken")
                    .finds("GAL405 others-primary")
                    .says("GAL405", "stayed Primary and lost only 10.80.0.3");

            network.mend(2);
            servers.get(2).awaitSynced();
            lab.pause(Duration.ofSeconds(2));
            lab.doctor(nodes.get(2)).isVerdict("ok").finds("GAL404 healed");
            lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2)).isVerdict("ok").finds("GAL405 healed");
        }
    }

    @Test
    void splitInHalves() {
        try (SplitNetwork network = new SplitNetwork(4)) {
            List<NodeFiles> nodes = lab.nodes(network);
            NodeFiles[] all = nodes.toArray(NodeFiles[]::new);
            List<RealServer> servers = lab.cluster(nodes);
            lab.pause(Duration.ofSeconds(1));
            network.cut(2, 3);
            servers.forEach(server -> server.awaitStatus(CLUSTER, "non-Primary"));
            lab.pause(Duration.ofSeconds(2));
            lab.doctor(nodes.get(0)).isVerdict("broken").finds("GAL404 half-lost");
            lab.doctor(all).isVerdict("broken").finds("GAL404 split");

            network.mend(2, 3);
            servers.forEach(RealServer::awaitSynced);
            lab.pause(Duration.ofSeconds(2));
            lab.doctor(nodes.get(3)).isVerdict("ok").finds("GAL404 healed");
            lab.doctor(all).isVerdict("ok").finds("GAL404 healed");
        }
    }

    @Test
    void bothHalvesMadePrimary() {
        try (SplitNetwork network = new SplitNetwork(2)) {
            List<NodeFiles> nodes = lab.nodes(network);
            List<RealServer> servers = lab.cluster(nodes);
            lab.pause(Duration.ofSeconds(1));
            network.cut(1);
            servers.forEach(server -> server.awaitStatus(CLUSTER, "non-Primary"));
            servers.forEach(server -> server.sql(MAKE_PRIMARY).assertExit(0));
            servers.forEach(RealServer::awaitSynced);
            lab.pause(Duration.ofSeconds(1));

            lab.doctor(nodes.get(0), nodes.get(1))
                    .isVerdict("broken")
                    .finds("GAL404 healed", "GAL414 made-primary-twice", "GAL414 made-primary-twice");
        }
    }

    @Test
    void minorityMadePrimaryWhileTheMajorityWorks() {
        try (SplitNetwork network = new SplitNetwork(3)) {
            List<NodeFiles> nodes = lab.nodes(network);
            List<RealServer> servers = lab.cluster(nodes);
            lab.pause(Duration.ofSeconds(1));
            network.cut(2);
            servers.get(2).awaitStatus(CLUSTER, "non-Primary").sql(MAKE_PRIMARY).assertExit(0);
            servers.get(2).awaitSynced();
            lab.pause(Duration.ofSeconds(1));

            lab.doctor(nodes.get(2)).isVerdict("ok").finds("GAL404 healed");
            lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                    .isVerdict("broken")
                    .finds("GAL414 made-primary-beside");
        }
    }

    @Test
    void networkFlaps() {
        try (SplitNetwork network = new SplitNetwork(3)) {
            List<NodeFiles> nodes = lab.nodes(network);
            List<RealServer> servers = lab.cluster(nodes);
            for (int time = 0; time < 3; time++) {
                network.cut(2);
                servers.get(2).awaitStatus(CLUSTER, "non-Primary");
                network.mend(2);
                servers.get(2).awaitStatus(CLUSTER, "Primary").awaitSynced();
            }
            lab.pause(Duration.ofSeconds(1));

            lab.doctor(nodes.get(0)).isVerdict("attention").finds("GAL408 network");
            lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                    .isVerdict("attention")
                    .finds("GAL408 network");
        }
    }

    /** A network that loses everything for a while, and never long enough: nobody is dropped, and nothing is wrong enough to be said. */
    @Test
    void shortGapsHarmNobody() {
        try (SplitNetwork network = new SplitNetwork(3)) {
            List<NodeFiles> nodes = lab.nodes(network);
            lab.cluster(nodes);
            for (int time = 0; time < 3; time++) {
                network.cut(1);
                lab.pause(Duration.ofMillis(3500));
                network.mend(1);
                lab.pause(Duration.ofSeconds(3));
            }

            lab.awaitLog(nodes.get(0), "turning message relay requesting on");
            lab.doctor(nodes.get(1)).isVerdict("ok");
            lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2)).isVerdict("ok").finds();
        }
    }

    @Test
    void evictedForBeingLate() {
        try (SplitNetwork network = new SplitNetwork(3)) {
            List<NodeFiles> nodes = lab.nodes(network);
            nodes.forEach(node -> node.withProviderOption("evs.auto_evict=2;evs.delay_margin=PT0.5S"));
            List<RealServer> servers = lab.cluster(nodes);
            for (int time = 0; time < 8 && !lab.log(nodes.get(2)).contains("evicted"); time++) {
                network.cut(2);
                lab.pause(Duration.ofMillis(3500));
                network.mend(2);
                lab.pause(Duration.ofSeconds(3));
            }
            lab.awaitLog(nodes.get(2), "this node has been evicted out of the cluster");
            // Whether the evicted node tries once more, and is turned away, is a matter of chance.
            servers.get(0).awaitStatus("wsrep_cluster_size", "2");
            lab.doctor(nodes.get(2)).isVerdict("broken").finds("GAL409 out");
            lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                    .isVerdict("broken")
                    .finds("GAL409 out");

            servers.get(2).kill();
            lab.start(nodes.get(2)).awaitSynced();
            lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                    .isVerdict("ok")
                    .finds("GAL409 healed", "GAL901 healed");
        }
    }

    @Test
    void arbitratorKeepsTheQuorum() {
        List<NodeFiles> nodes = lab.nodes(3);
        List<RealServer> servers = lab.cluster(nodes.subList(0, 2));
        try (Arbitrator arbitrator = Arbitrator.start(nodes.get(2), nodes.subList(0, 2))) {
            servers.get(0).awaitStatus("wsrep_cluster_size", "3");
            servers.get(1).kill();
            servers.get(0).awaitStatus("wsrep_cluster_size", "2");
            lab.start(nodes.get(1)).awaitSynced();

            lab.doctor(List.of(nodes.get(0), nodes.get(1)), List.of(arbitrator.log()))
                    .isVerdict("ok")
                    .finds("GAL901 healed");
        }
    }

    @Test
    void arbitratorAlone() {
        List<NodeFiles> nodes = lab.nodes(3);
        nodes.get(0).impatient();
        List<RealServer> servers = lab.cluster(nodes.subList(0, 2));
        try (Arbitrator arbitrator = Arbitrator.start(nodes.get(2), nodes.subList(0, 2))) {
            servers.get(0).awaitStatus("wsrep_cluster_size", "3");
            servers.get(1).stop();
            servers.get(0).stop();
            lab.start(nodes.get(0)).awaitEnd();

            lab.doctor(nodes.get(0)).isVerdict("broken").finds("GAL216 arbitrator-alone");
            lab.doctor(List.of(nodes.get(0), nodes.get(1)), List.of(arbitrator.log()))
                    .isVerdict("broken")
                    .finds("GAL216 arbitrator-alone");
        }
    }

    @Test
    void rollingRestartIsHealthy() {
        List<NodeFiles> nodes = lab.nodes(3);
        NodeFiles[] all = nodes.toArray(NodeFiles[]::new);
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(2).stop();
        lab.start(nodes.get(2)).awaitSynced();
        lab.doctor(nodes.get(0)).isVerdict("ok").finds();
        lab.doctor(nodes.get(2)).isVerdict("ok").finds("GAL418 left-and-back");
        lab.doctor(all).isVerdict("ok").finds("GAL418 left-and-back");

        IntStream.of(1, 0).forEach(node -> {
            servers.get(node).stop();
            lab.start(nodes.get(node)).awaitSynced();
        });
        lab.doctor(all).isVerdict("ok").finds("GAL418 rolling-restart");
    }
}
