package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes and an arbitrator on a third host, with the files of Debian's package: a vote without data, and everything around it. */
class ArbitratorHosts {
    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    @RegisterExtension
    final HostLab lab = new HostLab();

    private HostNetwork network;

    @BeforeEach
    void bootHosts() throws IOException {
        network = lab.network("db1", "db2", "arb1");
        install("arb1");
        Files.writeString(network.folder().resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: mariabackup, account: mysql}
                tls: {from: own-ca}
                ssh: {sudo: never}
                nodes:
                  - {name: db1, address: %s, ssh: {host: db1}}
                  - {name: db2, address: %s, ssh: {host: db2}}
                arbitrators:
                  - {name: arb1, address: %s, ssh: {host: arb1}}
                """.formatted(
                        network.address("db1"), network.address("db2"), network.address("arb1")));
    }

    /**
     * What galera-arbitrator-4 puts there, and the library that it depends on; its service has failed once, as after the package's installation: nothing is
     * configured.
     */
    private void install(String name) {
        Path tools = Arbitrator.tools();
        NspawnHost host = network.host(name);
        List.of("usr/bin/garbd", "usr/bin/garb-systemd", "lib/systemd/system/garb.service", "etc/default/garb")
                .forEach(it -> host.copy(tools.resolve(it), "/" + it));
        Path library = Path.of("/usr/lib/x86_64-linux-gnu/libboost_program_options.so.1.74.0");
        Path unpacked = tools.resolve("compat-lib").resolve(library.getFileName());
        host.copy(Files.exists(unpacked) ? unpacked : library, library.toString());
        host.run("garbd --version && systemctl daemon-reload && systemctl enable --quiet garb")
                .assertExit(0);
        host.run("systemctl start garb; sleep 1; systemctl is-failed garb").assertExit(0);
    }

    @Test
    void anArbitratorVotesInTheNewClusterAndLeavesNothingWhenThatIsTakenBack() {
        String before = settings();
        ProgramResult plan = galeractl("bootstrap", "--dry-run").assertExit(0);
        assertThat(plan.out()).contains("Start the arbitrator arb1 (garb)");
        assertThat(settings()).isEqualTo(before);

        galeractl("bootstrap", "--yes").assertExit(0);
        assertThat(sql("db1", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("3");
        assertThat(network.host("arb1").run("systemctl is-active garb").out()).startsWith("active");
        assertThat(words("arb1")).contains("Shifting JOINED -> SYNCED");
        assertThat(galeractl("bootstrap", "--yes", "--format", "json")
                        .assertExit(0)
                        .out())
                .contains("\"changed\": false");

        // A node that joins is verified though the group has more members than nodes.
        network.host("db2").run("systemctl stop mariadb").assertExit(0);
        galeractl("join", "db2", "--yes").assertExit(0);

        // The half of the nodes that stays has the majority.
        network.unplug("db2");
        awaitSize(2);
        assertThat(sql("db1", "SHOW STATUS LIKE 'wsrep_cluster_status'")).endsWith("\tPrimary");
        network.plug("db2");
        awaitSize(3);

        galeractl("bootstrap", "--undo", "--yes").assertExit(0);
        assertThat(network.host("arb1").run("systemctl is-active garb").out()).startsWith("inactive");
        assertThat(settings()).isEqualTo(before);
        assertThat(network.host("arb1")
                        .run("find /var/lib/galeractl /etc/mysql/galera-tls -mindepth 1 2>/dev/null")
                        .out())
                .isEmpty();
    }

    @Test
    void anArbitratorIsAddedAloneAndRefusedWithItsReason() {
        assertThat(galeractl("join", "arb1", "--yes").assertExit(3).out()).contains("primary-alive");
        network.host("arb1")
                .run("systemctl mask --quiet garb; mv /usr/bin/garbd /usr/bin/garbd.gone")
                .assertExit(0);
        ProgramResult missing = galeractl("bootstrap", "--yes").assertExit(3);
        assertThat(missing.out()).contains("galera-arbitrator-4");
        assertThat(network.host("db1").run("ls /var/lib/galeractl").exitStatus())
                .isNotZero();

        network.host("arb1")
                .run("mv /usr/bin/garbd.gone /usr/bin/garbd; systemctl unmask --quiet garb")
                .assertExit(0);
        network.host("arb1")
                .run("printf '%s\\n' \"GALERA_NODES='10.0.0.1'\" \"GALERA_GROUP='other'\" >/etc/default/garb")
                .assertExit(0);
        assertThat(galeractl("bootstrap", "--yes").assertExit(3).out()).contains("belongs to the cluster other");

        network.host("arb1").run("rm /etc/default/garb").assertExit(0);
        network.reject("arb1", "db1", 4567);
        assertThat(galeractl("bootstrap", "--yes").assertExit(3).out()).contains("arb1", "db1", "4567");
        network.open("db1");

        network.unplug("arb1");
        assertThat(galeractl("bootstrap", "--yes").assertExit(3).out()).contains("--accept-missing arb1");
        galeractl("bootstrap", "--yes", "--accept-missing", "arb1").assertExit(0);
        assertThat(sql("db1", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("2");

        network.plug("arb1");
        galeractl("join", "arb1", "--yes").assertExit(0);
        assertThat(sql("db1", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("3");
        galeractl("join", "arb1", "--undo", "--yes").assertExit(0);
        assertThat(sql("db1", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("2");
    }

    private void awaitSize(int size) {
        network.host("db1")
                .run(
                        "timeout 60 sh -c \"until mariadb -N -B -e \\\"SHOW STATUS LIKE 'wsrep_cluster_size'\\\" | grep -q '"
                                + size + "$'; do sleep 1; done\"")
                .assertExit(0);
    }

    private String settings() {
        return network.host("arb1").run("cat /etc/default/garb").assertExit(0).out();
    }

    private String words(String name) {
        return network.host(name)
                .run("journalctl --quiet --no-pager --unit=garb --output=cat")
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
