package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way from stock servers to a cluster on hosts of Debian 13, whose MariaDB is 11.8; {@link DescribedClusterHosts} goes it on Debian 12. */
class Debian13Hosts {
    private static final List<String> FOUNDERS = List.of("db1", "db2", "db3");

    private static DescribedHosts hosts;

    @BeforeAll
    static void boot() {
        hosts = DescribedHosts.boot(Suite.TRIXIE, DescribedHosts.Packages.YOUNGER_MARIADB, "db1", "db2", "db3", "db4");
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
    void threeStockServersBecomeAClusterThatAFourthJoinsAndAStoppedOneCatchesUpWith() {
        hosts.describeWithout("db4");
        hosts.bootstrap().ended(0);
        hosts.assertMadeWell(FOUNDERS);
        for (String name : FOUNDERS) {
            assertThat(hosts.sql(name, "SELECT VERSION()")).startsWith(Suite.TRIXIE.mariadb());
            assertThat(hosts.sql(name, "SHOW VARIABLES LIKE 'wsrep_provider_options'"))
                    .contains("socket.ssl = YES");
        }
        assertThat(hosts.bootstrap().ended(0).changed()).isFalse();
        assertValid();

        hosts.describe("tls: {from: own-ca}");
        assertThat(hosts.galeractl("join", "-f", "cluster.yaml", "db4", "--dry-run")
                        .assertExit(0)
                        .out())
                .contains("db4: a full copy of the data (SST)");
        hosts.join("db4").ended(0);
        hosts.assertMadeWell();

        hosts.run("db2", "systemctl stop mariadb");
        hosts.sql(
                "db1",
                "CREATE SCHEMA shop; CREATE TABLE shop.item (id INT PRIMARY KEY); INSERT INTO shop.item VALUES (1)");
        assertThat(hosts.galeractl("join", "-f", "cluster.yaml", "db2", "--dry-run")
                        .assertExit(0)
                        .out())
                .contains("db2: only the missing write-sets (IST)");
        hosts.join("db2").ended(0);
        hosts.assertMadeWell();
        assertThat(hosts.run("db2", "journalctl --quiet --no-pager --unit=mariadb --output=cat"))
                .contains("IST received");
        assertThat(hosts.sql("db2", "SELECT COUNT(*) FROM shop.item")).isEqualTo("1");

        hosts.run("db3", "systemctl restart mariadb");
        hosts.assertMadeWell();
    }

    /** What validate says of the description, and of what lies on the hosts after it was carried out. */
    private static void assertValid() {
        for (List<String> asked : List.of(List.<String>of(), List.of("--hosts"))) {
            assertThat(hosts.program("validate", "-f", "cluster.yaml")
                            .with(asked.toArray())
                            .run()
                            .assertExit(0)
                            .out())
                    .doesNotContain(": error:", ": warning:");
        }
    }
}
