package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code --install} on hosts of Debian 13 that have no package of MariaDB; {@link InstallHosts} tries everything that may go wrong, on Debian 12. */
class Debian13InstallHosts {
    private static DescribedHosts hosts;

    @BeforeAll
    static void boot() {
        hosts = DescribedHosts.bareTrixie("db1", "db2");
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
    void bareHostsBecomeAClusterAndASecondRunChangesNothing() {
        ProgramResult planned = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--dry-run")
                .assertExit(0);
        assertThat((planned.out() + planned.err()).replaceAll("\\s+", " "))
                .contains("Install on db1 with apt-get", "Install on db2", "mariadb-server 1:11.8.");

        hosts.bootstrap("--install").ended(0);

        hosts.assertMadeWell();
        for (String name : List.of("db1", "db2")) {
            assertThat(hosts.sql(name, "SELECT VERSION()")).startsWith(Suite.BARE_TRIXIE.mariadb());
            assertThat(hosts.run(name, "systemctl is-enabled mariadb")).isEqualTo("enabled");
        }
        assertThat(hosts.bootstrap("--install").ended(0).changed()).isFalse();
    }
}
