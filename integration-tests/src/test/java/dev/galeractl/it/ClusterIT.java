package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Building a cluster, looking at it, and being refused where building one would do harm. */
class ClusterIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void bootstrapJoinStatusStop() {
        List<NodeFiles> nodes = testbed.nodes(2);
        NodeFiles first = nodes.get(0);
        NodeFiles second = nodes.get(1);

        run("bootstrap", first).assertExit(0).assertOut("\"changed\": true").assertErr("SYNCED");
        run("join", second).assertExit(0).assertOut("\"changed\": true").assertErr("JOINER");

        // A second run changes nothing, on either node.
        run("bootstrap", first).assertExit(0).assertOut("\"changed\": false");
        run("join", second).assertExit(0).assertOut("\"changed\": false");

        ProgramResult status = testbed.galeractl("status", first.socket(), second.socket(), "--format", "json")
                .run();
        status.assertExit(0).assertOut("\"verdict\": \"ok\"");
        assertThat(status.out()).contains("db1", "db2", "Primary");

        stop(second);
        stop(first);
        assertThat(testbed.processes()).isEmpty();
        // Nobody answers any more.
        testbed.galeractl("status", first.address(), second.address()).run().assertExit(4);
    }

    @Test
    void stoppedNodesComeBack() {
        List<NodeFiles> nodes = testbed.nodes(2);
        run("bootstrap", nodes.get(0)).assertExit(0);
        run("join", nodes.get(1)).assertExit(0);
        stop(nodes.get(1));
        run("join", nodes.get(1)).assertExit(0).assertOut("\"changed\": true");
    }

    @Test
    void dryRunChangesNothing() {
        NodeFiles node = testbed.nodes(2).get(0);
        run("bootstrap", node, "--dry-run").assertExit(0);
        assertThat(node.datadir()).doesNotExist();
        assertThat(node.errorLog()).doesNotExist();
        assertThat(testbed.processes()).isEmpty();
    }

    @Test
    void livingPrimaryIsNotBootstrappedAgain() {
        List<NodeFiles> nodes = testbed.nodes(2);
        NodeFiles first = nodes.get(0);
        RealServer.createDatadir(first);
        testbed.start(first, "--wsrep-new-cluster").awaitSynced();

        NodeFiles second = nodes.get(1);
        ProgramResult refused = run("bootstrap", second).assertExit(3);
        assertThat(refused.out() + refused.err()).contains(first.address());
        assertThat(second.datadir()).doesNotExist();
    }

    @Test
    void bootstrapAddressInTheFileIsRefusedWithTheDifference() {
        NodeFiles node = testbed.nodes(2).get(0).set("wsrep_cluster_address", "gcomm://");
        ProgramResult refused = run("bootstrap", node).assertExit(3);
        assertThat(refused.out() + refused.err()).contains("GAL205").contains("-wsrep_cluster_address = gcomm://");
        assertThat(node.datadir()).doesNotExist();
        assertThat(run("join", node).exitStatus()).isEqualTo(3);
    }

    @Test
    void joinNeedsAPrimary() {
        NodeFiles node = testbed.nodes(2).get(1);
        run("join", node).assertExit(3);
        assertThat(node.datadir()).doesNotExist();
    }

    @Test
    void failedStartIsExplained() throws IOException {
        // Nothing that the options alone can tell is wrong: the provider finds out, after the datadir was made.
        NodeFiles node = testbed.nodes(2).get(0);
        Path nothing = Files.writeString(node.errorLog().resolveSibling("nothing.pem"), "no certificate, and no key\n");
        node.withProviderOption("socket.ssl_key=%1$s;socket.ssl_cert=%1$s;socket.ssl_ca=%1$s".formatted(nothing));
        ProgramResult failed = run("bootstrap", node).assertExit(5);
        assertThat(failed.out()).containsPattern("\"code\": \"GAL\\d+\"");
        // Mended, a second run goes on.
        node.withProviderOption("gcs.fc_limit=32");
        run("bootstrap", node).assertExit(0);
    }

    @Test
    void dataOfTheUserIsNotOverwritten() throws Exception {
        List<NodeFiles> nodes = testbed.nodes(2);
        NodeFiles first = nodes.get(0);
        NodeFiles second = nodes.get(1);
        run("bootstrap", first).assertExit(0);
        RealServer.createDatadir(second);
        Path shop = Files.createDirectory(second.datadir().resolve("shop"));
        Files.writeString(shop.resolve("orders.frm"), "precious");

        run("join", second).assertExit(3);
        assertThat(shop.resolve("orders.frm")).hasContent("precious");
    }

    private ProgramResult run(String verb, NodeFiles node, String... more) {
        return testbed.galeractl(verb, "--defaults-file=" + node.defaultsFile(), "--yes", "--format", "json")
                .with((Object[]) more)
                .run();
    }

    private void stop(NodeFiles node) {
        testbed.galeractl("node", "stop", "--defaults-file=" + node.defaultsFile(), "--yes")
                .run()
                .assertExit(0);
    }
}
