package dev.galeractl.it;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clusters founded by the wrong node, at the wrong time or twice, and nodes that are not who they say: what real servers say of it. */
class FoundingFaults {
    private static final String NOTES = "CREATE DATABASE IF NOT EXISTS shop;"
            + " CREATE TABLE IF NOT EXISTS shop.notes (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;"
            + " INSERT INTO shop.notes VALUES (), (), ()";

    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void refusedWhileAPrimaryLives() {
        List<NodeFiles> nodes = lab.nodes(3);
        lab.cluster(nodes).get(2).stop();
        lab.start(nodes.get(2), "--wsrep-new-cluster").awaitEnd();

        lab.doctor(nodes.get(2)).isVerdict("broken").finds("GAL401 refused");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2)).isVerdict("broken").finds("GAL401 primary-lives");
    }

    @Test
    void oldestNodeFoundsTheClusterAgain() throws IOException {
        List<NodeFiles> nodes = lab.nodes(2);
        List<RealServer> servers = lab.cluster(nodes);
        servers.get(0).sql(NOTES).assertExit(0);
        lab.pause(Duration.ofSeconds(1));
        servers.get(1).stop();
        servers.get(0).sql(NOTES).assertExit(0);
        servers.get(0).stop();
        Path state = nodes.get(1).datadir().resolve("grastate.dat");
        Files.writeString(state, Files.readString(state).replace("safe_to_bootstrap: 0", "safe_to_bootstrap: 1"));
        lab.bootstrap(nodes.get(1));
        lab.start(nodes.get(0)).awaitEnd();

        lab.doctor(nodes.get(0)).isVerdict("broken").finds("GAL402 ahead-of-cluster");
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("broken")
                .finds("GAL402 ahead-of-cluster", "GAL418 left-and-back");
    }

    @Test
    void emptyAddressLeftAndDatadirNew() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.cluster(nodes).get(0).stop();
        Program.of("rm", "-rf", nodes.get(0).datadir()).run().assertExit(0);
        nodes.get(0).set("wsrep_cluster_address", "gcomm://");
        lab.start(nodes.get(0)).awaitSynced();
        lab.pause(Duration.ofSeconds(1));

        lab.doctor(nodes.get(0)).isVerdict("attention").finds("GAL402 founded-again");
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL402 beside-another");
    }

    @Test
    void historyOfAnotherClusterBroughtAlong() {
        List<NodeFiles> nodes = lab.nodes(3);
        lab.cluster(nodes.subList(0, 2)).get(0).sql(NOTES).assertExit(0);
        RealServer third = lab.bootstrap(nodes.get(2));
        third.sql("CREATE DATABASE mine").assertExit(0);
        third.stop();
        lab.start(nodes.get(2)).awaitSynced();

        lab.doctor(nodes.get(2)).isVerdict("attention").finds("GAL413 replaced");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                .isVerdict("attention")
                .finds("GAL413 replaced", "GAL402 healed");
    }

    @Test
    void clusterNamesDiffer() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1).set("wsrep_cluster_name", "xtar").impatient()).awaitEnd();

        lab.doctor(nodes.get(0)).isVerdict("attention").finds("GAL212 told-by-member");
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL203 nothing-said");
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("broken")
                .finds("GAL212 join-failed")
                .says("GAL212", "xtar");
    }

    @Test
    void machineClonedWhileItsServerRan() {
        List<NodeFiles> nodes = lab.nodes(3);
        lab.cluster(nodes.subList(0, 2));
        Program.of("cp", "-a", nodes.get(1).datadir(), nodes.get(2).datadir())
                .run()
                .assertExit(0);
        lab.start(nodes.get(2));
        lab.awaitLog(nodes.get(2), "No nodes coming from primary view", 4);

        lab.doctor(nodes.get(2)).isVerdict("broken").finds("GAL416 copied");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                .isVerdict("broken")
                .finds("GAL416 copied")
                .says("GAL416", "db2 (");
    }

    @Test
    void twoMembersOfOneName() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.get(1).set("wsrep_node_name", "db1");
        lab.cluster(nodes);
        lab.pause(Duration.ofSeconds(1));

        lab.doctor(nodes.get(0)).isVerdict("attention").finds("GAL415 two-members");
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("attention").finds("GAL415 two-members");
    }

    @Test
    void groupStateFileEmpty() throws IOException {
        List<NodeFiles> nodes = lab.nodes(3);
        RealServer third = lab.cluster(nodes).get(2);
        third.kill();
        Files.writeString(nodes.get(2).datadir().resolve("gvwstate.dat"), "");
        lab.start(nodes.get(2)).awaitSynced();
        lab.pause(Duration.ofSeconds(2));

        lab.doctor(nodes.get(2)).isVerdict("attention").finds("GAL412 joined-as-nobody", "GAL901 healed");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                .isVerdict("attention")
                .finds("GAL412 joined-as-nobody", "GAL901 healed");
    }

    @Test
    void powerLossAndOneDoesNotReturn() {
        List<NodeFiles> nodes = lab.nodes(3);
        lab.cluster(nodes).forEach(RealServer::kill);
        RealServer first = lab.start(nodes.get(0));
        lab.start(nodes.get(1));
        lab.pause(Duration.ofSeconds(40));
        lab.doctor(nodes.get(0)).isVerdict("broken").finds("GAL411 missing", "GAL901 no-word");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2)).isVerdict("broken");

        lab.start(nodes.get(2)).awaitSynced();
        first.awaitSynced();
        lab.pause(Duration.ofSeconds(2));
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2)).isVerdict("ok");
    }

    @Test
    void allDownAndNoneIsSafe() throws IOException {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.forEach(NodeFiles::impatient);
        lab.cluster(nodes).forEach(RealServer::kill);
        for (NodeFiles node : nodes) {
            Files.delete(node.datadir().resolve("gvwstate.dat"));
            lab.start(node).awaitEnd();
        }

        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("broken")
                .finds("GAL410 all-logs", "GAL901 no-word", "GAL901 no-word");
    }

    @Test
    void clocksDiffer() throws IOException {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        // Its timers go by the true clock, as they do on a machine whose clock is merely wrong.
        lab.start(
                        nodes.get(1),
                        Map.of("LD_PRELOAD", fakeTime().toString(), "FAKETIME", "+42s", "DONT_FAKE_MONOTONIC", "1"))
                .awaitSynced();
        lab.pause(Duration.ofSeconds(1));

        lab.doctor(nodes.get(1)).isVerdict("ok").finds();
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("ok")
                .finds("GAL417 ahead")
                .says("GAL417", "42 s ahead");
    }

    private static Path fakeTime() throws IOException {
        try (Stream<Path> files = Files.walk(Arbitrator.tools())) {
            return files.filter(FileSystems.getDefault().getPathMatcher("glob:**/libfaketime.so.*")::matches)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
