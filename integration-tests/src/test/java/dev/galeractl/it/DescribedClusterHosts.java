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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * From hosts on which nothing was done but to install the packages, so that their stock server runs, to a cluster that is encrypted, with one command; one
 * more node with another.
 */
class DescribedClusterHosts {
    private static final String PASSWORD = "correct horse";
    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    @RegisterExtension
    final HostLab lab = new HostLab();

    private HostNetwork network;

    @BeforeEach
    void installPackages() throws IOException {
        network = lab.network("db1", "db2", "db3");
        network.names().forEach(this::startStockServer);
        describe(network.names(), "env:SST_PASSWORD");
    }

    private void startStockServer(String name) {
        network.host(name)
                .run("systemctl enable --quiet mariadb; systemctl start mariadb")
                .assertExit(0);
    }

    private void describe(List<String> names, String password) throws IOException {
        String nodes = names.stream()
                .map(it -> "  - {name: " + it + ", address: " + network.address(it) + ", ssh: {host: " + it + "}}\n")
                .collect(Collectors.joining());
        Files.writeString(network.folder().resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: mariabackup, account: sst, password: %s}
                tls: {from: own-ca}
                ssh: {sudo: never}
                nodes:
                %s""".formatted(password, nodes));
    }

    @Test
    void freshHostsBecomeOneEncryptedClusterAndASecondRunChangesNothing() throws IOException {
        describe(network.names(), "prompt");
        ProgramResult made = typed(
                        program("bootstrap", "-f", "cluster.yaml", "--yes"), "account sst:", "The same again:")
                .assertExit(0);

        for (String name : network.names()) {
            assertThat(sql(name, "SHOW STATUS LIKE 'wsrep_local_state_comment'"))
                    .endsWith("Synced");
            assertThat(sql(name, "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("3");
            assertThat(sql(name, "SHOW VARIABLES LIKE 'wsrep_provider_options'"))
                    .contains("socket.ssl = YES");
            assertThat(sql(name, "SHOW DATABASES")).doesNotContain("galeractl");
            assertThat(network.host(name).run("systemctl show-environment").out())
                    .doesNotContain("WSREP");
            assertThat(network.host(name)
                            .run("ls /run/systemd/system/mariadb.service.d /var/lib/galeractl")
                            .out())
                    .doesNotContain("galeractl.conf", "lock");
        }
        assertThat(network.host("db1").run("ls /etc/mysql/galera-tls").out()).contains("authority.key");
        assertThat(network.host("db2").run("ls /etc/mysql/galera-tls").out()).doesNotContain("authority.key");
        assertNoSecret(made);

        ProgramResult again = galeractl("bootstrap", "-f", "cluster.yaml", "--yes", "--format", "json")
                .assertExit(0);
        assertThat(again.out()).contains("\"changed\": false");

        network.add(Suite.BOOKWORM, "db4");
        startStockServer("db4");
        describe(network.names(), "env:SST_PASSWORD");
        galeractl("join", "-f", "cluster.yaml", "db4", "--yes").assertExit(0);
        assertThat(sql("db4", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("4");

        // What was started is the hosts' own service: it comes back as a member.
        network.host("db2").run("systemctl restart mariadb").assertExit(0);
        assertThat(sql("db2", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("4");
    }

    @Test
    void whatIsInTheWayIsFoundBeforeAnythingIsTouched() {
        ProgramResult planned = galeractl(
                        "bootstrap",
                        "--dry-run",
                        "--cluster-name=shop",
                        "--server=mariadb-10.11",
                        "--node=db1=" + network.address("db1"),
                        "--node=db2=" + network.address("db2"),
                        "--set=ssh.sudo=never",
                        "--set=sst.method=rsync",
                        "--set=nodes.db1.ssh.host=db1",
                        "--set=nodes.db2.ssh.host=db2")
                .assertExit(0);
        assertThat(planned.out()).contains("Plan: bootstrap of shop", "db1", "db2");

        network.drop("db3", "db1", 4567);
        ProgramResult closed =
                galeractl("bootstrap", "-f", "cluster.yaml", "--yes").assertExit(3);
        assertThat(closed.out()).contains("db3", "4567");
        network.open("db1");

        ProgramResult misspelt = galeractl(
                        "bootstrap", "-f", "cluster.yaml", "--yes", "--ignore-preflight", "clokc=why")
                .assertExit(2);
        assertThat(misspelt.err()).contains("clokc", "clock");

        network.host("db3").cutPower();
        assertThat(galeractl("bootstrap", "-f", "cluster.yaml", "--yes")
                        .assertExit(3)
                        .out())
                .contains("--accept-missing db3");

        for (String name : List.of("db1", "db2")) {
            assertThat(network.host(name).run("ls -R /etc/mysql").out()).doesNotContain("99-galera", "galera-tls");
            network.host(name).run("systemctl is-active mariadb").assertExit(0);
        }
    }

    private void assertNoSecret(ProgramResult result) throws IOException {
        assertThat(result.out() + result.err()).doesNotContain(PASSWORD, "PRIVATE KEY");
        try (Stream<Path> files = Files.walk(network.folder().resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file).content().doesNotContain(PASSWORD, "PRIVATE KEY");
            }
        }
        for (String name : network.names()) {
            assertThat(network.host(name)
                            .run("grep -rlF '" + PASSWORD + "' /var/log /var/lib/galeractl /etc 2>/dev/null; true")
                            .out()
                            .lines())
                    .allMatch(it -> it.startsWith("/etc/mysql/"));
        }
    }

    private String sql(String name, String statement) {
        return network.host(name)
                .run("mariadb -N -B -e \"" + statement + "\"")
                .assertExit(0)
                .out()
                .strip();
    }

    private ProgramResult galeractl(String... arguments) {
        return program(arguments).run();
    }

    /** At a terminal, where the password is typed after each of these questions. */
    private static ProgramResult typed(Program program, String... questions) {
        String typing = Stream.of(questions)
                .map(it -> "until grep -qs '" + it + "' seen; do sleep 0.1; done; printf '" + PASSWORD + "\\r'; ")
                .collect(Collectors.joining());
        String line = "rm -f seen; (" + typing + ") | script -qefc '" + String.join(" ", program.command()) + "' seen";
        return new Program(
                        List.of("sh", "-c", line),
                        program.environment(),
                        program.folder(),
                        program.input(),
                        program.limit())
                .run();
    }

    private Program program(String... arguments) {
        return Program.of(PROGRAM)
                .with((Object[]) arguments)
                .with("--ssh-config", network.sshConfiguration())
                .in(network.folder())
                .env("GALERACTL_STATE_HOME", network.folder().resolve("state"))
                .env("SST_PASSWORD", PASSWORD)
                .limit(Duration.ofMinutes(5));
    }
}
