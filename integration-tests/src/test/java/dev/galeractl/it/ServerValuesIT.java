package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the server's options of which {@code validate} says nothing are what the real server takes. {@link RefusedStartIT} has the others. */
class ServerValuesIT {
    private static final String VERSION = "10.11.19-MariaDB";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_allowed_packet | 64MB | 67108864",
                "wait_timeout | 1k | 1024",
                "binlog_row_image | 1 | NOBLOB",
                "log_output | file | FILE",
                "sql_mode | strict_trans | STRICT_TRANS_TABLES",
                "innodb_stats_on_metadata | true | 1",
            })
    void whatIsFineIsReadByTheServer(String option, String value, String shown) {
        NodeFiles node = testbed.nodes(2).get(0).set(option, value);
        assertThat(validate(node).assertExit(0).out()).doesNotContainPattern("GAL11[1-8]");

        RealServer.createDatadir(node);
        RealServer server = testbed.start(node, "--wsrep-on=OFF").awaitConnections();
        assertThat(server.sql("SELECT @@GLOBAL." + option).out().strip()).isEqualTo(shown);
    }

    /** {@code mariadb.cnf} only includes the others, from where they would be installed. */
    @Test
    void theDistributionsOwnFilesAreFine() throws IOException {
        List<Path> files;
        try (Stream<Path> all =
                Files.walk(RealServer.base().resolve("../etc/mysql").normalize())) {
            files = all.filter(file -> file.toString().matches(".*\\.d/[^/]*\\.cnf"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (String version : List.of("--server-version=" + VERSION, "--for=mariadb-11.8", "--for=mariadb-10.6")) {
            assertThat(testbed.galeractl("validate", version, "--format=line")
                            .with(files.toArray())
                            .run()
                            .assertExit(0)
                            .out())
                    .doesNotContainPattern("GAL11[1-8]");
            testbed.galeractl("validate", version, "--guard")
                    .with(files.toArray())
                    .run()
                    .assertExit(0);
        }
    }

    private ProgramResult validate(NodeFiles node, String... options) {
        return testbed.galeractl("validate", "--server-version", VERSION, node.defaultsFile(), "--format", "json")
                .with((Object[]) options)
                .run();
    }
}
