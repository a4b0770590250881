package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of which GAL150 says that nodes with different values get different tables: so it is on real servers, without an error. */
class DivergingTablesIT {
    private static final String VERSION = "10.11.19-MariaDB";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        innodb_strict_mode          | OFF     | ON      | (a INT PRIMARY KEY) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=32
        innodb_default_row_format   | dynamic | compact | (a INT PRIMARY KEY, b VARCHAR(1000), KEY (b)) CHARSET latin1
        innodb_force_primary_key    | OFF     | ON      | (a INT)
        innodb_read_only_compressed | OFF     | ON      | (a INT PRIMARY KEY) ROW_FORMAT=COMPRESSED
        """)
    void aTableThatOnlyOneNodeMakesDrivesTheOtherOut(String option, String one, String other, String definition) {
        List<NodeFiles> nodes = testbed.nodes(2);
        nodes.get(0).withProviderOption("pc.weight=3").set(option, one);
        nodes.get(1).set(option, other);
        assertThat(testbed.galeractl(
                                "validate",
                                "--server-version",
                                VERSION,
                                nodes.get(0).defaultsFile(),
                                nodes.get(1).defaultsFile(),
                                "--format",
                                "line")
                        .run()
                        .out())
                .contains("GAL150")
                .contains(option + " differs");
        nodes.forEach(RealServer::createDatadir);
        RealServer here = testbed.start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer there = testbed.start(nodes.get(1)).awaitSynced();

        here.sql("CREATE DATABASE d; CREATE TABLE d.t " + definition).assertExit(0);
        here.sql("CREATE DATABASE afterwards").assertExit(0);
        there.awaitDatabase("afterwards");
        assertThat(there.sql("SHOW TABLES FROM d").out()).isEmpty();
        there.awaitStatus("wsrep_cluster_size", "2");

        here.sql("INSERT INTO d.t (a) VALUES (1)").assertExit(0);
        here.awaitStatus("wsrep_cluster_size", "1");
        there.awaitStatus("wsrep_cluster_status", "Disconnected");
    }
}
