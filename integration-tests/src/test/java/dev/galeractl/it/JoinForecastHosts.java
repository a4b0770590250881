package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes get their data as the plan of their join said, and a transfer that does not move is told with its reason. */
class JoinForecastHosts {
    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    @RegisterExtension
    final HostLab lab = new HostLab();

    private HostNetwork network;

    @BeforeEach
    void makeClusterOfOne() throws IOException {
        network = lab.network("db1", "db2");
        String nodes = network.names().stream()
                .map(it -> "  - {name: " + it + ", address: " + network.address(it) + ", ssh: {host: " + it + "}}\n")
                .collect(Collectors.joining());
        Files.writeString(network.folder().resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: mariabackup, account: mysql}
                ssh: {sudo: never}
                nodes:
                %s""".formatted(nodes));
        galeractl("bootstrap", "--yes", "--events", "made.jsonl").assertExit(0);
    }

    @Test
    void theFirstJoinerGetsAllDataAndAStoppedOneOnlyWhatIsMissing() throws IOException {
        assertThat(network.folder().resolve("made.jsonl"))
                .content()
                .contains("\"stage\":\"receiving-copy\",\"bytes\":", "\"event\":\"finished\",\"done\":true");

        network.host("db2").run("systemctl stop mariadb").assertExit(0);
        sql("db1", "CREATE SCHEMA shop; CREATE TABLE shop.item (id INT PRIMARY KEY); INSERT INTO shop.item VALUES (1)");
        assertThat(galeractl("join", "db2", "--dry-run").assertExit(0).out())
                .contains("db2: only the missing write-sets (IST)");
        assertThat(galeractl("join", "db2", "--dry-run", "--format", "json")
                        .assertExit(0)
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("\"forecasts\": [ { \"node\": \"db2\", \"kind\": \"ist\", ", "\"donor\": \"db1\", ");
        galeractl("join", "db2", "--yes").assertExit(0);
        assertThat(words("db2")).contains("IST received");
        assertThat(lastDonation()).contains("--bypass");
        assertThat(sql("db2", "SELECT COUNT(*) FROM shop.item")).isEqualTo("1");

        network.host("db2").run("systemctl stop mariadb").assertExit(0);
        // The donor's cache begins anew when its cluster does.
        network.host("db1")
                .run(
                        "systemctl stop mariadb; rm /var/lib/mysql/galera.cache; "
                                + "sed -i 's/^safe_to_bootstrap.*/safe_to_bootstrap: 1/' /var/lib/mysql/grastate.dat; galera_new_cluster")
                .assertExit(0);
        sql("db1", "INSERT INTO shop.item VALUES (2)");
        assertThat(galeractl("join", "db2", "--yes").assertExit(3).out()).contains("--overwrite-data");
        assertThat(galeractl("join", "db2", "--overwrite-data", "db2", "--dry-run")
                        .assertExit(0)
                        .out())
                .contains("db2: a full copy of the data (SST)");
        galeractl("join", "db2", "--overwrite-data", "db2", "--yes").assertExit(0);
        assertThat(lastDonation()).doesNotContain("--bypass");
        assertThat(sql("db2", "SELECT COUNT(*) FROM shop.item")).isEqualTo("2");
    }

    @Test
    void aTransferThatDoesNotMoveEndsWithWhatBothSay() throws IOException {
        network.host("db2")
                .run("systemctl stop mariadb; rm -rf /var/lib/mysql/*")
                .assertExit(0);
        // Dropped where nothing can be tried beforehand: only what is accepted by name leads here.
        network.drop("db1", "db2", 4444);
        ProgramResult stalled = galeractl(
                "join",
                "db2",
                "--yes",
                "--patience",
                "30",
                "--events",
                "stalled.jsonl",
                "--ignore-preflight",
                "reachable=a firewall that the test closed");

        stalled.assertExit(5);
        assertThat(stalled.out().replaceAll("\\s+", " "))
                .contains("db2 has not moved for 30 s", "it was accepted: db1 cannot reach port 4444 of db2: nothing");
        assertThat(network.folder().resolve("stalled.jsonl"))
                .content()
                .contains("\"stillSeconds\":2", "\"event\":\"step-failed\"", "\"event\":\"finished\",\"done\":false");
    }

    /** The transfer's script as the donor called it; for write-sets alone it has nothing to do. */
    private String lastDonation() {
        List<String> donations = words("db1")
                .lines()
                .filter(it -> it.contains("Running: 'wsrep_sst_mariabackup --role 'donor'"))
                .toList();
        assertThat(donations).isNotEmpty();
        return donations.get(donations.size() - 1);
    }

    private String words(String name) {
        return network.host(name)
                .run(
                        "journalctl --quiet --no-pager --unit=mariadb --output=cat "
                                + "--since=\"$(systemctl show mariadb --property=InactiveExitTimestamp --value | sed 's/^[A-Za-z]* //')\"")
                .out();
    }

    private String sql(String name, String statement) {
        return network.host(name)
                .run("mariadb -N -B -e \"" + statement + "\"")
                .assertExit(0)
                .out()
                .strip();
    }

    private ProgramResult galeractl(String verb, String... arguments) {
        return Program.of(PROGRAM)
                .with(verb, "-f", "cluster.yaml")
                .with((Object[]) arguments)
                .with("--ssh-config", network.sshConfiguration())
                .in(network.folder())
                .env("GALERACTL_STATE_HOME", network.folder().resolve("state"))
                .limit(Duration.ofMinutes(5))
                .run();
    }
}
