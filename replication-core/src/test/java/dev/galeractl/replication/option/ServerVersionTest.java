package dev.galeractl.replication.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)|MARIADB|10|11|19",
                "10.11.19-MariaDB-0+deb12u1-log|MARIADB|10|11|19",
                "5.5.5-10.6.12-MariaDB|MARIADB|10|6|12",
                "/usr/sbin/mysqld  Ver 5.5.29-MariaDB-wsrep for Linux on x86_64|MARIADB|5|5|29",
                "mysqld  Ver 8.0.36-28.1 for Linux on x86_64 (Percona XtraDB Cluster (GPL), Release rel28)|PERCONA_XTRADB_CLUSTER|8|0|36",
                "mysqld  Ver 5.6.25 for Linux (MySQL Community Server (GPL), wsrep_25.11)|MYSQL_GALERA|5|6|25",
            })
    void versionsAreReadFromWhatServersSay(String text, Product product, int major, int minor, int patch) {
        assertThat(ServerVersion.parse(text)).contains(new ServerVersion(product, major, minor, patch));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mariadb-11.8|MariaDB 11.8",
                "MariaDB 12.3|MariaDB 12.3",
                "pxc-8.4|Percona XtraDB Cluster 8.4",
                "mysql-wsrep-8.0|MySQL-wsrep 8.0",
                "11.8.6-MariaDB|MariaDB 11.8.6",
            })
    void aWantedVersionMayBeASeries(String text, String shown) {
        assertThat(ServerVersion.parseWanted(text)).map(ServerVersion::toString).contains(shown);
    }

    @Test
    void theNewestOfASeriesIsNewerThanAnyOfIt() {
        assertThat(ServerVersion.parseWanted("mariadb-11.8").orElseThrow())
                .isGreaterThan(ServerVersion.parse("11.8.99-MariaDB").orElseThrow())
                .isLessThan(ServerVersion.parse("12.0.0-MariaDB").orElseThrow());
        assertThat(ServerVersion.parseWanted("oracle-11.8")).isEmpty();
    }

    @Test
    void enterpriseServerIsTheCommunitysVersionAndMore() {
        ServerVersion version =
                ServerVersion.parse("10.6.8-4-MariaDB-enterprise-log").orElseThrow();
        assertThat(version).isEqualTo(new ServerVersion(Product.MARIADB, 10, 6, 8, true));
        assertThat(version).hasToString("MariaDB Enterprise 10.6.8");
        assertThat(version)
                .isGreaterThan(new ServerVersion(Product.MARIADB, 10, 6, 7))
                .isLessThan(new ServerVersion(Product.MARIADB, 10, 6, 9));
    }

    @Test
    void enterpriseServersThatCountByYearsAreNotKnown() {
        assertThat(ServerVersion.parse("23.08.1-MariaDB-enterprise")).isEmpty();
        assertThat(ServerVersion.parse(
                        "mysqld  Ver 8.0.36-commercial for Linux (MySQL Enterprise Server - Commercial)"))
                .map(ServerVersion::enterprise)
                .contains(false);
    }

    @Test
    void withoutThreeNumbersThereIsNoVersion() {
        assertThat(ServerVersion.parse("mariadbd: not found")).isEmpty();
        assertThat(ServerVersion.parse("127.0.0.1")).isEmpty();
    }
}
