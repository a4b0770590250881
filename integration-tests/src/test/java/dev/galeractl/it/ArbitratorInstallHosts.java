package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code --install} where an arbitrator is described, on hosts of Debian 13 that have neither a server nor garbd. */
class ArbitratorInstallHosts {
    private static DescribedHosts hosts;

    @BeforeAll
    static void boot() {
        hosts = DescribedHosts.bareTrixie("db1", "db2", "arb1");
    }

    @AfterEach
    void restore() {
        hosts.restore();
    }

    @AfterAll
    static void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void garbdIsInstalledWithTheNodesAndVotes() {
        hosts.describeArbitrator();
        assertThat(words(hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--yes")
                        .assertExit(3)))
                .contains("arb1 lacks packages: galera-arbitrator-4");
        assertThat(words(hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--dry-run")
                        .assertExit(0)))
                .contains("Install on arb1 with apt-get", "galera-arbitrator-4 26.4.");

        hosts.bootstrap("--install").ended(0);

        assertVotes(3);
        assertThat(hosts.run("arb1", "find /run/systemd/system /run/galeractl -name '*install*'"))
                .isEqualTo("/run/galeractl/install.log");
        assertThat(hosts.bootstrap("--install").ended(0).changed()).isFalse();

        ProgramResult undone = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--yes")
                .assertExit(0);
        assertThat(words(undone)).contains("The package that was installed on arb1 stays");
        assertThat(hosts.run("arb1", "systemctl is-active garb || true")).isNotEqualTo("active");
    }

    @Test
    void garbdIsInstalledWhenAnArbitratorIsAddedAlone() {
        hosts.describeWithout("arb1");
        hosts.bootstrap("--install").ended(0);
        hosts.describeArbitrator();

        assertThat(words(hosts.galeractl("join", "-f", "cluster.yaml", "arb1", "--yes")
                        .assertExit(3)))
                .contains("arb1 lacks packages: galera-arbitrator-4");
        hosts.join("arb1", "--install").ended(0);

        assertVotes(3);
        assertThat(hosts.join("arb1", "--install").ended(0).changed()).isFalse();
    }

    private static void assertVotes(int size) {
        assertThat(hosts.run("arb1", "systemctl is-active garb; systemctl is-enabled garb"))
                .isEqualTo("active\nenabled");
        assertThat(hosts.sql("db1", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("\t" + size);
    }

    /** All that was said, as if no line had ended. */
    private static String words(ProgramResult result) {
        return (result.out() + result.err()).replaceAll("\\s+", " ");
    }
}
