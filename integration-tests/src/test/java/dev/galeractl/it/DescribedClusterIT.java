package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From cluster.yaml to servers: the option files that it means are good ones. */
class DescribedClusterIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void serversWithTheMadeOptionFilesAreACluster() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(3);
        Path cluster = Files.writeString(testbed.folder().resolve("cluster.yaml"), description(nodes));
        testbed.galeractl("validate", "-f", cluster).run().assertExit(0);
        for (NodeFiles node : nodes) {
            testbed.galeractl("config", "render", "-f", cluster, "--node", node.name(), "--output", node.defaultsFile())
                    .run()
                    .assertExit(0)
                    .assertErr("the old file is kept as");
        }
        testbed.galeractl(
                        "validate",
                        nodes.get(0).defaultsFile(),
                        nodes.get(1).defaultsFile(),
                        nodes.get(2).defaultsFile())
                .run()
                .assertExit(0);

        RealServer.createDatadir(nodes.get(0));
        testbed.start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        List<RealServer> servers = new ArrayList<>();
        for (NodeFiles node : nodes.subList(1, 3)) {
            RealServer.createDatadir(node);
            servers.add(testbed.start(node).awaitSynced());
        }

        servers.get(1).awaitStatus("wsrep_cluster_size", "3");
        assertThat(value(nodes.get(2), "wsrep_provider_options")).contains("pc.weight = 2", "gmcast.segment = 1");
        assertThat(value(nodes.get(2), "wsrep_cluster_name")).isEqualTo("shop");
        assertThat(RealServer.sql(nodes.get(0), "SHOW GLOBAL STATUS LIKE 'wsrep_cluster_weight'")
                        .out())
                .contains("4");
    }

    private static String value(NodeFiles node, String variable) {
        return RealServer.sql(node, "SELECT @@" + variable).out().strip();
    }

    private static String description(List<NodeFiles> nodes) {
        StringBuilder text = new StringBuilder("""
                cluster: shop
                server: mariadb-10.11
                sst: {method: rsync}
                paths: {provider: %s}
                options: {innodb_buffer_pool_size: 32M, innodb_log_file_size: 8M}
                provider-options: {gcache.size: 16M}
                nodes:
                """.formatted(RealServer.provider()));
        for (NodeFiles node : nodes) {
            boolean last = node.equals(nodes.get(nodes.size() - 1));
            text.append("""
                      - name: %s
                        address: %s
                        segment: %d
                        weight: %d
                        paths: {datadir: %s, provider: %s}
                        options: {socket: %s, pid_file: %s/pid, log_error: %s, tmpdir: %s}
                    """.formatted(
                            node.name(),
                            node.address(),
                            last ? 1 : 0,
                            last ? 2 : 1,
                            node.datadir(),
                            RealServer.provider(),
                            node.socket(),
                            node.folder(),
                            node.errorLog(),
                            node.folder()));
        }
        return text.toString();
    }
}
