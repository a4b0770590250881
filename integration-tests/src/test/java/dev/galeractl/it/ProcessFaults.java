package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers that end because of their options, their datadir, or a signal; and what is said of one that works again. */
class ProcessFaults {
    /** What a shell says of a process that aborted. */
    private static final int ABORTED = 134;

    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void unknownOption() {
        NodeFiles node = node().set("wsrep_cluster_adress", "gcomm://x");
        assertThat(lab.start(node, "--wsrep-new-cluster").awaitEnd()).isEqualTo(ABORTED);

        lab.doctor(node).isVerdict("broken").finds("GAL107 refused").says("GAL107", "wsrep_cluster_address");
        lab.doctorOnHost(node).has("/live/remarks/0/kind", "config-still");
    }

    @Test
    void ambiguousOption() {
        NodeFiles node = node().set("wsrep_cluster", "x");
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        lab.doctor(node).isVerdict("broken").finds("GAL107 ambiguous-in-log");
    }

    @Test
    void valueThatInnodbDoesNotTake() {
        NodeFiles node = node().set("innodb_flush_method", "O_DIREKT");
        assertThat(lab.start(node, "--wsrep-new-cluster").awaitEnd()).isEqualTo(ABORTED);

        lab.doctor(node).isVerdict("broken").finds("GAL905 refused");
    }

    @Test
    void unknownProviderOption() {
        NodeFiles node = node().withProviderOption("gcache.sise=1G");
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        lab.doctor(node).isVerdict("broken").finds("GAL110 refused");
    }

    @Test
    void addressOfAnotherHost() {
        NodeFiles node = node().set("wsrep_provider_options", "\"gmcast.listen_addr=tcp://192.0.2.1:4567\"");
        lab.start(node, "--wsrep-new-cluster").awaitEnd();

        // The true message is hidden at random by one about scheduling.
        String masked = lab.log(node).contains("thread schedparams") ? "GAL903 masked" : "GAL208 listen-refused";
        lab.doctor(node).isVerdict("broken").finds(masked);
    }

    @Test
    void emptyDatadir() throws IOException {
        NodeFiles node = node();
        Files.createDirectories(node.datadir());
        assertThat(lab.start(node, "--wsrep-new-cluster").awaitEnd()).isEqualTo(ABORTED);

        lab.doctor(node).isVerdict("broken").finds("GAL909 no-system-tables");
    }

    @Test
    void redoLogDeleted() throws IOException {
        NodeFiles node = node();
        RealServer.createDatadir(node);
        Files.delete(node.datadir().resolve("ib_logfile0"));
        assertThat(lab.start(node, "--wsrep-new-cluster").awaitEnd()).isEqualTo(ABORTED);

        lab.doctor(node).isVerdict("broken").finds("GAL912 refused");
    }

    @Test
    void crash() {
        NodeFiles node = node();
        RealServer server = lab.bootstrap(node);
        server.signal("SEGV");
        server.awaitEnd();

        lab.doctor(node).isVerdict("broken").finds("GAL902 in-server").says("GAL902", "handle_connections_sockets");
    }

    @Test
    void aServerThatWorksAgainIsHistory() throws IOException {
        NodeFiles node = node().withProviderOption("gcache.sise=1G");
        lab.start(node, "--wsrep-new-cluster").awaitEnd();
        Path failure = lab.folder().resolve("failure.log");
        Files.copy(node.errorLog(), failure);
        lab.doctorOnHost(node).isVerdict("broken").has("/live/server", "stopped");

        node.withProviderOption("gcache.keep_pages_size=0");
        lab.doctorOnHost(node).has("/live/remarks/0/kind", "config-mended");
        lab.bootstrap(node);

        lab.doctorOnHost(node, failure)
                .isVerdict("ok")
                .finds("GAL110 healed")
                .has("/live/status/state", "Synced")
                .has("/live/status/clusterStatus", "Primary");
        lab.doctor(node).isVerdict("ok").finds("GAL110 healed").has("/live", "");
    }

    @Test
    void aRefusedBootstrapIsHistoryWhileAPrimaryAnswers() throws IOException {
        var nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1)).awaitSynced();
        second.stop();
        Files.delete(nodes.get(1).errorLog());
        lab.start(nodes.get(1), "--wsrep-new-cluster").awaitEnd();
        Path refusal = lab.folder().resolve("refusal.log");
        Files.copy(nodes.get(1).errorLog(), refusal);
        lab.doctorOnHost(nodes.get(1)).isVerdict("broken").finds("GAL401 refused");

        lab.start(nodes.get(1)).awaitSynced();

        lab.doctorOnHost(nodes.get(1), refusal).isVerdict("ok").finds("GAL401 healed");
    }

    private NodeFiles node() {
        return lab.nodes(1).get(0);
    }
}
