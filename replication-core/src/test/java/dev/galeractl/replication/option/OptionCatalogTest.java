package dev.galeractl.replication.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionCatalogTest {
    private static final OptionCatalog MARIADB = OptionCatalog.of(Product.MARIADB);
    private static final OptionCatalog PERCONA = OptionCatalog.of(Product.PERCONA_XTRADB_CLUSTER);

    @ParameterizedTest
    @CsvSource({
        "wsrep_cluster_adress, wsrep_cluster_address",
        "wsrep-cluster-adress, wsrep_cluster_address",
        "wsrep_clusteraddress, wsrep_cluster_address",
        "wsrep_cluster_adresss, wsrep_cluster_address",
        "wserp_cluster_address, wsrep_cluster_address",
        "wsrep_cluter_name, wsrep_cluster_name",
        "wsrep_node_adress, wsrep_node_address",
        "wsrep_provder, wsrep_provider",
        "wsrep_sst_metod, wsrep_sst_method",
        "wsrep_no, wsrep_on",
        "binlog_fromat, binlog_format",
        "binlog_formmat, binlog_format",
        "bind_adress, bind_address",
        "default_storage_engines, default_storage_engine",
        "inodb_autoinc_lock_mode, innodb_autoinc_lock_mode",
        "innodb_auto_inc_lock_mode, innodb_autoinc_lock_mode",
        "innodb_bufer_pool_size, innodb_buffer_pool_size",
        "__wsrep_on, wsrep_on",
        "loose_wsrep_cluster_adress, wsrep_cluster_address",
    })
    void theNearestNameIsFound(String written, String meant) {
        assertThat(MARIADB.closest(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsrep_on",
                "foo",
                "port2x",
                "my_own_plugin_setting",
                "audit_log_file",
                "rocksdb_max_open_files",
                "columnstore_use_import_for_batchinsert",
                "query",
                "server",
                "x",
                "",
                "wsrep_something_completely_else",
            })
    void nothingIsGuessedWithoutNeed(String written) {
        assertThat(MARIADB.closest(written)).isEmpty();
    }

    @Test
    void optionsOfOldServersAreKnown() {
        assertThat(List.of(
                        "wsrep_replicate_myisam",
                        "innodb_locks_unsafe_for_binlog",
                        "innodb_additional_mem_pool_size",
                        "innodb_log_files_in_group",
                        "wsrep_drupal_282555_workaround",
                        "log_slow_queries",
                        "table_cache",
                        "innodb_file_format"))
                .allMatch(MARIADB::isKnown);
    }

    @Test
    void eachProductHasItsOwn() {
        assertThat(MARIADB.isKnown("pxc_strict_mode")).isFalse();
        assertThat(PERCONA.isKnown("pxc-strict-mode")).isTrue();
        assertThat(PERCONA.isKnown("wsrep_provider_options")).isTrue();
        assertThat(PERCONA.isKnown("innodb_redo_log_capacity")).isTrue();
        assertThat(PERCONA.closest("pxc_strict_mod")).contains("pxc_strict_mode");
    }

    @Test
    void aRealNameOfAnotherProductIsNotTakenForASlip() {
        assertThat(MARIADB.names()).allMatch(name -> PERCONA.closest(name).isEmpty());
        assertThat(PERCONA.names()).allMatch(name -> MARIADB.closest(name).isEmpty());
    }

    @Test
    void oneLetterMissingLeadsBackToTheNameOrNowhere() {
        for (String name : MARIADB.names()) {
            String slip = name.substring(0, name.length() / 2) + name.substring(name.length() / 2 + 1);
            if (!MARIADB.isKnown(slip)) {
                assertThat(MARIADB.closest(slip).orElse(name)).as(slip).isEqualTo(name);
            }
        }
    }

    @Test
    void abbreviationsBeginOneOptionOnly() {
        assertThat(MARIADB.expandPrefix("wsrep_cluster_addr")).contains("wsrep_cluster_address");
        assertThat(MARIADB.expandPrefix("wsrep_cluster")).isEmpty();
        assertThat(MARIADB.isAmbiguous("wsrep_cluster")).isTrue();
        assertThat(MARIADB.expandPrefix("wsrep_on")).isEmpty();
        assertThat(MARIADB.isAmbiguous("port")).isFalse();
        assertThat(MARIADB.isAmbiguous("por")).isTrue();
        assertThat(MARIADB.expandPrefix("")).isEmpty();
    }

    @Test
    void whereTheListIsNotCompleteNothingIsSaidAboutAbbreviations() {
        assertThat(PERCONA.expandPrefix("binlog_for")).isEmpty();
        assertThat(PERCONA.isAmbiguous("innodb")).isFalse();
        assertThat(PERCONA.expandPrefix("wsrep_cluster_addr")).contains("wsrep_cluster_address");
    }

    @Test
    void providerOptionsAreExact() {
        OptionCatalog provider = OptionCatalog.ofProvider();
        assertThat(provider.isKnown("gcs.fc_limit")).isTrue();
        assertThat(provider.isKnown("gcs.fc-limit")).isFalse();
        assertThat(provider.closest("gcs.fc-limit")).contains("gcs.fc_limit");
        assertThat(provider.closest("gcache.sise")).contains("gcache.size");
        assertThat(provider.closest("gmcast.listen_adr")).contains("gmcast.listen_addr");
        assertThat(provider.closest("socket.ssl_cert")).isEmpty();
    }

    @Test
    void distanceCountsSlips() {
        assertThat(Nearest.distance("adress", "address")).isEqualTo(1);
        assertThat(Nearest.distance("fromat", "format")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "abc")).isZero();
    }
}
