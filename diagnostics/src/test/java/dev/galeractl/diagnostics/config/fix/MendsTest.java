package dev.galeractl.diagnostics.config.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.finding.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendsTest {

    private static final String NODE = """
            [mysqld]
            wsrep_on=ON
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=c
            innodb_autoinc_lock_mode=2
            binlog_format=ROW
            """;
    private static final String ADDRESS = "wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2\n";

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GAL101 |                | binlog_format = mixed # why                  | binlog_format = ROW # why",
                "GAL112 | mariadb-10.11  | max_connections = 0                          | max_connections = 10",
                "GAL113 | mariadb-10.11  | wsrep_provider_options='gcache.size = 128Mb' | wsrep_provider_options='gcache.size = 128M'",
                "GAL113 | mariadb-10.11  | wsrep_provider_options=evs.suspect_timeout=5s;gcache.size=1G | wsrep_provider_options=evs.suspect_timeout=PT5S;gcache.size=1G",
                "GAL113 |                | wsrep_provider_options=\"evs.suspect_timeout=7500 ms\" | wsrep_provider_options=\"evs.suspect_timeout=PT7.5S\"",
                "GAL116 | mysql-wsrep-8.0| log-slave-updates=ON                         | log-replica-updates=ON",
                "GAL204 |                | wsrep_cluster_address=gcom://192.0.2.1,192.0.2.2 | wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2",
                "GAL204 |                | wsrep_cluster_address='192.0.2.1,192.0.2.2'  | wsrep_cluster_address='gcomm://192.0.2.1,192.0.2.2'",
                "GAL206 |                | wsrep_cluster_address=\"gcomm://192.0.2.1, 192.0.2.2\" | wsrep_cluster_address=\"gcomm://192.0.2.1,192.0.2.2\"",
                "GAL206 |                | wsrep_cluster_address=gcomm://192.0.2.1;192.0.2.2 | wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2",
                "GAL207 |                | wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2,192.0.2.1?pc.wait_prim=no | wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2?pc.wait_prim=no",
            })
    void isSafe(String code, String version, String line, String mended) {
        assertThat(mend(version, line, MendedText.SAFE)).isEqualTo(mended);
        assertThat(made(version, line)).contains(code);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GAL105 |                | default-storage-engine = MyISAM  | default-storage-engine = InnoDB",
                "GAL106 |                | innodb_autoinc_lock_mode=1       | innodb_autoinc_lock_mode=2",
                "GAL107 |                | wsrep-node-adress=192.0.2.1      | wsrep-node-address=192.0.2.1",
                "GAL107 |                | loose_wsrep_node_adress=192.0.2.1| loose_wsrep_node_address=192.0.2.1",
                "GAL110 |                | wsrep_provider_options=\"gmcast.segmnt=1; gcache.size=1G\" | wsrep_provider_options=\"gmcast.segment=1; gcache.size=1G\"",
                "GAL111 | mariadb-10.11  | innodb_file_per_table=yes        | innodb_file_per_table=ON",
                "GAL113 | mariadb-10.11  | wsrep_provider_options=evs.keepalive_period=PT500MS | wsrep_provider_options=evs.keepalive_period=PT0.5S",
                "GAL117 | mariadb-11.8   | innodb_log_files_in_group=3      | #innodb_log_files_in_group=3",
                "GAL118 | mariadb-10.11  | gtid_mode=ON                     | #gtid_mode=ON",
                "GAL120 |                | auto_increment_offset=3          | #auto_increment_offset=3",
                "GAL122 | mariadb-10.3   | wsrep_replicate_myisam=ON        | #wsrep_replicate_myisam=ON",
                "GAL123 |                | skip-grant-tables                | #skip-grant-tables",
                "GAL123 |                | wsrep_provider_options=\"pc.ignore_sb=true; gcache.size=1G\" | wsrep_provider_options=\"gcache.size=1G\"",
                "GAL123 |                | wsrep_provider_options=\"gcache.size=1G; pc.ignore_quorum = yes\" | wsrep_provider_options=\"gcache.size=1G\"",
                "GAL121 |                | transaction_isolation=SERIALIZABLE | #transaction_isolation=SERIALIZABLE",
                "GAL124 |                | wsrep_OSU_method=RSU             | #wsrep_OSU_method=RSU",
                "GAL131 |                | wsrep_provider_options=\"socket.ssl=no; socket.ssl_cert=/c; socket.ssl_key=/k; socket.ssl_ca=/a\" | wsrep_provider_options=\"socket.ssl_cert=/c; socket.ssl_key=/k; socket.ssl_ca=/a\"",
                "GAL137 | mariadb-10.11  | tls_version=TLSv1.0,TLSv1.2      | tls_version=TLSv1.2,TLSv1.3",
                "GAL137 |                | wsrep_provider_options=\"socket.ssl_cert=/c; socket.ssl_key=/k; socket.ssl_ca=/a; socket.ssl_cipher=TLS_AES_128_CCM_SHA256\" | wsrep_provider_options=\"socket.ssl_cert=/c; socket.ssl_key=/k; socket.ssl_ca=/a\"",
                "GAL138 |                | wsrep_retry_autocommit = 0       | wsrep_retry_autocommit = 1",
                "GAL204 |                | wsrep_cluster_address=gcomm:///192.0.2.1,192.0.2.2 | wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2",
                "GAL206 |                | wsrep_cluster_address=gcomm://,192.0.2.1,192.0.2.2 | wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2",
                "GAL303 | mariadb-10.11  | wsrep_sst_method=xtrabackup-v2   | wsrep_sst_method=mariabackup",
            })
    void wantsItsName(String code, String version, String line, String mended) {
        assertThat(mend(version, line, MendedText.SAFE)).isEqualTo(line);
        assertThat(mend(version, line, named(code))).isEqualTo(mended);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // Who the others are, nobody knows.
                "                | wsrep_cluster_address=gcomm://",
                "                | wsrep_cluster_address=gcom://",
                "                | wsrep_cluster_address=gcomm://192.0.2.1,db_2!",
                // Which of the two would count?
                "                | wsrep_provider_options=gcache.size=1Mb;gcache.size=2Mb",
                // A line with a secret is not shown, and so not changed.
                "pxc-8.0         | wsrep_sst_auth=sst:secret",
                // Days are not seconds.
                "mysql-wsrep-8.4 | expire_logs_days=7",
            })
    void isLeftToPeople(String version, String line) {
        String before = text(line);

        assertThat(MendedText.of(before, Optional.ofNullable(version), MendedText.ALL)
                        .text())
                .isEqualTo(before);
    }

    @Test
    void aMissingSettingIsAddedBelowTheOthersOfItsGroup() {
        String text = "[mysqld]\r\nwsrep_provider=/usr/lib/galera/libgalera_smm.so # here\r\n"
                + ADDRESS.replace("\n", "\r\n") + "[mysqldump]\r\nquick\r\n";

        MendedText mended = MendedText.of(text, Optional.of("mariadb-10.11"), named("GAL102"));

        assertThat(mended.text()).isEqualTo(text.replace("# here\r\n", "# here\r\nwsrep_on=ON\r\n"));
    }

    @Test
    void oneMendMayBringAnotherToLight() {
        String text = text("wsrep_cluster_address=\"gcom://192.0.2.1;192.0.2.2,192.0.2.2\"");

        MendedText mended = MendedText.of(text, Optional.empty(), MendedText.SAFE);

        assertThat(mended.text()).isEqualTo(text("wsrep_cluster_address=\"gcomm://192.0.2.1,192.0.2.2\""));
        assertThat(mended.mended().made()).hasSizeGreaterThan(1);
    }

    @Test
    void whatIsLeftIsWhatANameWouldMend() {
        MendedText mended = MendedText.of(
                text("binlog_format=mixed\ndefault_storage_engine=MyISAM"), Optional.empty(), MendedText.SAFE);

        assertThat(codes(mended.mended().made())).containsExactly("GAL101");
        assertThat(codes(mended.mended().left())).containsExactly("GAL105");
    }

    @Test
    void everyCodeThatCanBeMendedHasAPage() {
        assertThat(Catalogue.codes().stream().filter(Mends::knows)).hasSizeGreaterThan(15);
    }

    private static String mend(String version, String line, Predicate<Mend> allowed) {
        String before = text(line);
        String after =
                MendedText.of(before, Optional.ofNullable(version), allowed).text();
        // All but the line itself is as before.
        int from = before.indexOf(line);
        assertThat(after).startsWith(before.substring(0, from));
        String rest = before.substring(from + line.length());
        assertThat(after).endsWith(rest);
        return after.substring(from, after.length() - rest.length());
    }

    private static List<String> made(String version, String line) {
        return codes(MendedText.of(text(line), Optional.ofNullable(version), MendedText.SAFE)
                .mended()
                .made());
    }

    private static Predicate<Mend> named(String code) {
        return mend -> mend.finding().code().value().equals(code);
    }

    private static List<String> codes(List<Mend> mends) {
        return mends.stream().map(it -> it.finding().code().value()).distinct().toList();
    }

    /** A good node's file with one line more, or with another one in the place of its own. */
    private static String text(String line) {
        String node = line.contains("wsrep_cluster_address") ? NODE : NODE + ADDRESS;
        for (String own : List.of("binlog_format", "innodb_autoinc_lock_mode")) {
            node = line.contains(own) ? node.replaceFirst(own + "=.*\n", "") : node;
        }
        return node + line + "\n# the end\n";
    }
}
