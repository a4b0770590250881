package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hosts of a network are what tests on them rest on, and each fault is what it says. */
class HostNetworkHosts {
    private static final int REFUSED = 1;
    private static final int SILENCE = 124;

    @RegisterExtension
    final HostLab lab = new HostLab();

    private HostNetwork network;

    @BeforeEach
    void boot() {
        network = lab.network("db1", "db2");
    }

    @Test
    void hostsAreReachedBySshAndReachEachOtherByName() {
        for (String name : network.names()) {
            assertThat(ssh(name, "hostname").assertExit(0).out().strip()).isEqualTo(name);
        }
        assertThat(knock("db1", "db2", 22)).isZero();
        assertThat(knock("db2", "db1", 22)).isZero();
    }

    @Test
    void aMixedNetworkHasBothGenerationsOfMariaDb() {
        network.add(Suite.TRIXIE, "db3");

        assertThat(ssh("db1", "mariadbd --version").out()).contains(Suite.BOOKWORM.mariadb());
        assertThat(ssh("db3", "mariadbd --version").out()).contains(Suite.TRIXIE.mariadb());
        assertThat(knock("db1", "db3", 22)).isZero();
    }

    @Test
    void aPortIsClosedInOneDirectionOnly() {
        network.drop("db1", "db2", 22);
        assertThat(knock("db1", "db2", 22)).isEqualTo(SILENCE);
        assertThat(knock("db2", "db1", 22)).isZero();

        network.open("db2");
        network.reject("db1", "db2", 22);
        assertThat(knock("db1", "db2", 22)).isEqualTo(REFUSED);
    }

    @Test
    void anUnpluggedHostIsSilentAndLives() {
        network.unplug("db2");
        assertThat(knock("db1", "db2", 22)).isNotZero();
        assertThat(network.host("db2").run("systemctl is-active ssh").out()).contains("active");

        network.plug("db2");
        // The neighbours have to find it again.
        assertThat(network.host("db1")
                        .run(
                                "for i in $(seq 30); do timeout 1 bash -c ': < /dev/tcp/db2/22' && exit; sleep 0.3; done; exit 1")
                        .exitStatus())
                .isZero();
    }

    @Test
    void aHostWithoutPowerIsGone() {
        network.host("db2").cutPower();

        assertThat(knock("db1", "db2", 22)).isNotZero();
    }

    private int knock(String from, String to, int port) {
        return network.host(from)
                .run("timeout 3 bash -c ': < /dev/tcp/%s/%d'".formatted(to, port))
                .exitStatus();
    }

    private ProgramResult ssh(String host, String command) {
        return Program.of("ssh", "-F", network.sshConfiguration(), "-o", "BatchMode=yes", host, command)
                .run();
    }
}
