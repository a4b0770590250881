package dev.galeractl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code validate --guard} refuses with 3 what certainly does harm, and says 0 to everything else. */
class GuardTest {
    private static final String GOOD = """
            [mysqld]
            wsrep_on=ON
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=prod
            wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2
            innodb_autoinc_lock_mode=2
            """;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // As a member, as the first node of a new cluster, the line.
                "3 | 3 | binlog_format=MIXED",
                "3 | 3 | wsrep_cluster_address=gcom://192.0.2.1,192.0.2.2",
                "3 | 0 | wsrep_cluster_address=gcomm:///192.0.2.1,192.0.2.2",
                "3 | 0 | wsrep_cluster_address=gcomm://,192.0.2.2",
                "3 | 3 | wsrep_node_address=0.0.0.0",
                // A cluster of one, and who sets on the command line what is missing here.
                "0 | 0 | wsrep_cluster_address=gcomm://",
                "0 | 0 | wsrep_cluster_address=",
                "0 | 0 | wsrep_provider=none",
                "0 | 0 | wsrep_on=OFF",
                // It ends MariaDB 10.11 and is none for 11.8.
                "0 | 0 | wsrep_provider=",
                // A newer server may know it.
                "0 | 0 | wsrep_cluster_nmae=prod",
                "0 | 0 | wsrep_provider_options=evs.suspekt_timeout=PT5S",
                "0 | 0 | innodb_autoinc_lock_mode=1",
            })
    void onlyWhatIsCertainIsRefused(int member, int first, String line) throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), GOOD + line + "\n");
        assertThat(guard(Map.of(), file)).as(line).isEqualTo(member);
        assertThat(guard(Map.of("_WSREP_NEW_CLUSTER", "--wsrep-new-cluster"), file))
                .as(line)
                .isEqualTo(first);
    }

    @Test
    void whatTheUnitSaysOverridesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), GOOD + "binlog_format=MIXED\n");
        assertThat(guard(Map.of("MYSQLD_OPTS", "--skip-name-resolve --binlog-format=ROW"), file))
                .isZero();
        assertThat(guard(Map.of("MYSQLD_OPTS", "--binlog-format=STATEMENT"), file))
                .isEqualTo(3);
    }

    /** As {@code mysql@bootstrap} of Percona's packages has it in its {@code /etc/sysconfig/mysql.bootstrap}. */
    @Test
    void anInstanceThatFoundsTheClusterMayDoSo() throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), GOOD + "wsrep_cluster_address=gcomm:///192.0.2.1\n");
        assertThat(guard(Map.of("EXTRA_ARGS", " --wsrep-new-cluster "), file)).isZero();
        assertThat(guard(Map.of("EXTRA_ARGS", "--skip-name-resolve"), file)).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadIsNoReason() throws IOException {
        assertThat(guard(Map.of(), folder)).isZero();
        assertThat(guard(Map.of(), folder.resolve("none.cnf"))).isZero();
        assertThat(guard(Map.of(), folder.resolve("none.cnf"), "--no-such-option"))
                .isZero();
        Path file = Files.writeString(folder.resolve("my.cnf"), GOOD + "binlog_format=MIXED\n");
        Files.writeString(folder.resolve(".galeractl.yaml"), "severty: error\n");
        assertThat(guard(Map.of(), file)).isZero();
    }

    @Test
    void whatIsIgnoredIsNoReasonEither() throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), GOOD + "binlog_format=MIXED\n");
        assertThat(guard(Map.of(), file, "--ignore=GAL101=the wrapper sets it")).isZero();
    }

    @Test
    void otherProductsWereNotMeasured() throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), GOOD + "binlog_format=MIXED\n");
        assertThat(guard(Map.of(), file, "--server-version=8.0.36-28.1-percona"))
                .isZero();
    }

    @Test
    void onlyErrorsAreMarked() {
        assertThat(Catalogue.all().stream().flatMap(page -> page.circumstances().stream()))
                .filteredOn(it -> it.harm().isPresent())
                .isNotEmpty()
                .allMatch(it -> it.severity() == Severity.ERROR);
    }

    private static int guard(Map<String, String> env, Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("validate", "--guard", file.toString()));
        Stream.of(more).forEach(words::add);
        PrintWriter nobody = new PrintWriter(new StringWriter());
        return Main.run(nobody, nobody, new ByteArrayInputStream(new byte[0]), env, words.toArray(String[]::new));
    }
}
