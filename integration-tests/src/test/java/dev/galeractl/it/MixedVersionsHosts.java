package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster in the middle of an upgrade: MariaDB 10.11 of Debian 12 on two hosts, 11.8 of Debian 13 on the third. */
class MixedVersionsHosts {
    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    @RegisterExtension
    final HostLab lab = new HostLab();

    private HostNetwork network;

    @BeforeEach
    void bootHosts() throws IOException {
        network = lab.network("db1", "db2").add(Suite.TRIXIE, "db3");
        Files.writeString(network.folder().resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: rsync}
                ssh: {sudo: never}
                nodes:
                  - {name: db1, address: %s, ssh: {host: db1}}
                  - {name: db2, address: %s, ssh: {host: db2}}
                  - {name: db3, address: %s, ssh: {host: db3}}
                """.formatted(
                        network.address("db1"), network.address("db2"), network.address("db3")));
    }

    @Test
    void itIsMadeAndWarnedOf() {
        ProgramResult made = galeractl("bootstrap", "--yes").assertExit(0);

        assertThat(made.err().replaceAll("\\s+", " "))
                .contains("The versions differ: db1: MariaDB 10.11", "db3: MariaDB 11.8")
                .contains("db3 has MariaDB 11.8")
                .contains("an older node may not be able to take the data of a younger donor");
        assertThat(network.host("db3")
                        .run("mariadb -N -B -e \"SHOW STATUS LIKE 'wsrep_cluster_size'\"")
                        .out())
                .contains("3");
        assertThat(galeractl("bootstrap", "--yes", "--format", "json")
                        .assertExit(0)
                        .out())
                .contains("\"changed\": false");
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
