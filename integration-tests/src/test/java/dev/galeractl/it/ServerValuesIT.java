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

/** What {@code validate} says of values of the server's options is what the real server does with them. */
class ServerValuesIT {
    private static final String VERSION = "10.11.19-MariaDB";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GAL111 | wait_timeout | 10 minutes",
                "GAL111 | max_connections | 18446744073709551616",
                "GAL111 | long_query_time | 1s",
                "GAL111 | innodb_buffer_pool_size | 70%",
                "GAL111 | innodb_flush_method | O_DIRCT",
                "GAL111 | event_scheduler | sometimes",
                "GAL111 | log_output | FILE;TABLE",
                "GAL115 | wsrep_strict_ddl | ON",
                "GAL115 | tx_isolation | READ-COMMITTED",
                "GAL118 | gtid_mode | ON",
                "GAL118 | pxc_strict_mode | ENFORCING",
            })
    void whatIsAnErrorKeepsTheServerFromStarting(String code, String option, String value) {
        NodeFiles node = testbed.nodes(2).get(0).set(option, "\"" + value + "\"");
        assertThat(validate(node).assertExit(1).out()).contains(code).contains("\"certain\"");
        validate(node, "--guard").assertExit(3);

        RealServer.createDatadir(node);
        assertThat(testbed.start(node, "--wsrep-on=OFF").awaitEnd()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GAL111 | read_only | yes | wasn't recognized. Set to OFF",
                "GAL111 | innodb_file_per_table | maybe | ignoring option",
                "GAL112 | innodb_read_io_threads | 100 | adjusted to 64",
                "GAL112 | max_allowed_packet | 2G | adjusted to 1073741824",
                "GAL117 | innodb_buffer_pool_instances | 8 | innodb-buffer-pool-instances' was removed",
                "GAL117 | master_info_repository | TABLE | Not used or needed in MariaDB",
            })
    void whatIsAWarningOrANoticeIsSaidInTheLog(String code, String option, String value, String said)
            throws IOException {
        NodeFiles node = testbed.nodes(2).get(0).set(option, value);
        assertThat(validate(node).assertExit(0).out()).contains(code);
        validate(node, "--guard").assertExit(0);

        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-on=OFF").awaitConnections();
        // What is said before the error log is open goes to standard error.
        assertThat(Files.readString(node.standardError()) + Files.readString(node.errorLog()))
                .contains(said);
    }

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
