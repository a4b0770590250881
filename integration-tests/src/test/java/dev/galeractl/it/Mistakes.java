package dev.galeractl.it;

import java.util.List;

/**
 * What pages of {@code validate} say of a start, one mistake for each circumstance and more where there are kinds of it. {@link RefusedStartIT} shows all of
 * them on the server that the tests use, {@link RefusedStartHosts} on the next generation, as its package starts it.
 */
final class Mistakes {
    /** The server does not come up, not even to found a cluster. */
    static final List<Mistake> REFUSED = List.of(
            Mistake.of("GAL101", "wsrep-on", "binlog_format=MIXED"),
            Mistake.of("GAL104", "relative", "wsrep_provider=galera/libgalera_smm.so"),
            Mistake.of("GAL105", "unknown-engine", "default_storage_engine=InnoBD"),
            Mistake.of("GAL104", "absent", "wsrep_provider=/nowhere/libgalera_smm.so"),
            Mistake.of("GAL107", "mistyped", "wsrep_clustr_name=evening"),
            Mistake.of("GAL109", "setting-without-name", "=ON"),
            Mistake.of("GAL109", "ambiguous-name", "wsrep_cluster=prod"),
            Mistake.of(
                    "GAL109",
                    "value-continued",
                    "wsrep_provider_options=\"evs.keepalive_period = PT3S;",
                    "    evs.suspect_timeout = PT30S\""),
            Mistake.of("GAL109", "value-continued", "wsrep_cluster_address=gcomm://127.0.0.1,", "    127.0.0.2"),
            Mistake.inProvider("GAL110", "mistyped", "gcache.sise=1G"),
            Mistake.inProvider("GAL110", "unknown", "nonsense.of_all=1"),
            Mistake.inProvider("GAL110", "no-value", "gcache.size"),
            Mistake.inProvider("GAL110", "not-a-pair", "gcache.size=128M,pc.weight=2"),
            Mistake.of("GAL111", "not-a-number", "wait_timeout=10 minutes"),
            Mistake.of("GAL111", "not-a-number", "max_connections=18446744073709551616"),
            Mistake.of("GAL111", "not-a-number", "long_query_time=1s"),
            Mistake.of("GAL111", "not-a-number", "innodb_buffer_pool_size=70%"),
            Mistake.of("GAL111", "mistyped", "innodb_flush_method=O_DIRCT"),
            Mistake.of("GAL111", "not-a-choice", "event_scheduler=sometimes"),
            Mistake.of("GAL111", "not-a-choice", "log_output=FILE;TABLE"),
            Mistake.inProvider("GAL113", "not-a-duration", "evs.suspect_timeout=10s"),
            Mistake.inProvider("GAL113", "not-a-duration", "pc.linger=PT10"),
            Mistake.inProvider("GAL113", "not-a-size", "gcache.page_size=128Mb"),
            Mistake.inProvider("GAL113", "not-a-number", "pc.weight=1K"),
            Mistake.inProvider("GAL113", "not-a-switch", "pc.recovery=enabled"),
            Mistake.inProvider("GAL113", "not-a-choice", "repl.key_format=FLAT32"),
            Mistake.inProvider("GAL113", "empty", "gcs.fc_limit="),
            Mistake.inProvider("GAL113", "out-of-range", "gmcast.segment=255"),
            Mistake.inProvider("GAL113", "out-of-range", "gcs.max_throttle=1"),
            Mistake.inProvider("GAL113", "too-large", "gmcast.time_wait=P300Y"),
            Mistake.inProvider("GAL113", "out-of-range", "gcache.mem_size=1M"),
            Mistake.inProvider("GAL114", "refused", "evs.suspect_timeout=PT2S"),
            Mistake.inProvider("GAL114", "refused", "evs.suspect_timeout=PT3S;evs.inactive_check_period=PT2S"),
            Mistake.inProvider("GAL114", "refused", "evs.inactive_timeout=PT8S;evs.install_timeout=PT9S"),
            Mistake.inProvider("GAL114", "refused", "evs.user_send_window=512"),
            Mistake.inProvider("GAL115", "replaced", "evs.consensus_timeout=PT30S"),
            Mistake.inProvider("GAL115", "not-here", "gcache.freeze_purge_at_seqno=now"),
            Mistake.inProvider("GAL115", "not-here", "gcs.fc_auto_evict_window=10"),
            Mistake.of("GAL115", "server-refuses", "wsrep_preordered=ON"),
            Mistake.of("GAL115", "server-refuses-renamed", "wsrep_strict_ddl=ON"),
            Mistake.of("GAL115", "server-refuses-renamed", "tx_isolation=READ-COMMITTED"),
            Mistake.of("GAL115", "server-not-yet", "wsrep_applier_retry_count=1"),
            Mistake.of("GAL118", "refused", "gtid_mode=ON"),
            Mistake.of("GAL118", "refused", "pxc_strict_mode=ENFORCING"),
            Mistake.of("GAL118", "unknown-here", "mysqlx_port=33060"),
            Mistake.of("GAL123", "prints-position-only", "wsrep_recover=ON"),
            Mistake.of("GAL123", "recovery-read-only", "innodb_force_recovery=5"),
            Mistake.of("GAL123", "recovery-read-only", "innodb_force_recovery=6"),
            Mistake.of("GAL126", "without-updates", "log_bin=b", "wsrep_gtid_mode=ON"),
            Mistake.missing("GAL202", "refuses", "wsrep_cluster_address"),
            Mistake.of("GAL204", "unknown-scheme", "wsrep_cluster_address=gcom://127.0.0.1"),
            Mistake.of("GAL204", "no-scheme", "wsrep_cluster_address=127.0.0.1"),
            Mistake.of("GAL204", "wrong-slashes", "wsrep_cluster_address=gcomm:/127.0.0.1"),
            Mistake.of("GAL206", "port", "wsrep_cluster_address=gcomm://127.0.0.1:abc"),
            Mistake.of("GAL208", "wildcard", "wsrep_node_address=0.0.0.0"),
            Mistake.of("GAL209", "empty", "wsrep_cluster_name="),
            Mistake.of("GAL211", "client-and-group", "port=4567"),
            Mistake.inProvider("GAL704", "incomplete-in-file", "socket.ssl_cert=/none.pem"),
            Mistake.inProvider("GAL704", "incomplete-in-file", "socket.ssl_key=/none.key"),
            Mistake.inProvider("GAL704", "incomplete-in-file", "socket.ssl=yes"),
            Mistake.inProvider("GAL704", "absent-here", "socket.ssl_cert=/none.pem;socket.ssl_key=/none.key"));

    /** The same, but the next generation comes up. */
    static final List<Mistake> REFUSED_BEFORE = List.of(Mistake.of("GAL103", "empty", "wsrep_provider="));

    /** The server comes up, does not do what the file says, and tells so in a log. */
    static final List<Mistake> TOLD = List.of(
            Mistake.of("GAL107", "loose", "loose_wsrep_clustr_name=evening")
                    .shows("unknown variable 'loose_wsrep_clustr_name"),
            Mistake.of("GAL111", "read-as-off", "read_only=yes").shows("wasn't recognized. Set to OFF"),
            Mistake.of("GAL111", "passed-over", "innodb_file_per_table=maybe").shows("ignoring option"),
            Mistake.of("GAL112", "adjusted", "innodb_read_io_threads=100").shows("adjusted to 64"),
            Mistake.of("GAL112", "adjusted", "max_allowed_packet=2G").shows("adjusted to 1073741824"),
            Mistake.of("GAL112", "empty", "innodb_read_io_threads=").shows("adjusted to 1"),
            Mistake.of("GAL118", "loose", "loose_super_read_only=ON").shows("unknown variable 'loose_super_read_only"),
            Mistake.inProvider("GAL113", "replaced", "socket.checksum=3").shows("Falling back to CRC-32"),
            Mistake.inProvider("GAL113", "replaced", "gcs.vote_policy=300").shows("Reverting to default"),
            Mistake.inProvider("GAL116", "renamed", "gcs.fc_master_slave=yes")
                    .shows("please use 'gcs.fc_single_primary'"),
            Mistake.inProvider("GAL116", "going", "protonet.version=0").shows("is deprecated and will be removed"),
            Mistake.of("GAL117", "ignored", "innodb_buffer_pool_instances=8")
                    .shows("innodb-buffer-pool-instances' was removed"),
            Mistake.of("GAL117", "ignored", "master_info_repository=TABLE").shows("Not used or needed in MariaDB"),
            Mistake.inProvider("GAL131", "authority-alone", "socket.ssl_ca=/none.pem")
                    .shows("listening at tcp://"),
            Mistake.inProvider(
                            "GAL131",
                            "switched-off",
                            "socket.ssl=no;socket.ssl_cert=/none.pem;socket.ssl_key=/none.key")
                    .shows("listening at tcp://"));

    /** The server comes up with other values than the file says; all its variables are shown, a line each. */
    static final List<Mistake> OTHERWISE = List.of(
            Mistake.inProvider("GAL113", "read-as-minutes", "gmcast.peer_timeout=PT500MS")
                    .shows("gmcast.peer_timeout = PT8H20M"),
            Mistake.inProvider("GAL114", "works-badly", "evs.suspect_timeout=PT15S;evs.inactive_timeout=PT10S")
                    .shows("evs.inactive_timeout = PT10S"),
            Mistake.of("GAL109", "include-not-found", "!include /nowhere/galera.cnf", "wsrep_slave_threads=7")
                    .shows("wsrep_slave_threads\t7\n"),
            Mistake.of("GAL109", "unknown-directive", "!inlcude /nowhere/galera.cnf", "wsrep_slave_threads=7")
                    .shows("wsrep_slave_threads\t7\n"),
            Mistake.of("GAL110", "in-address", "wsrep_cluster_address=gcomm://127.0.0.1,127.0.0.2?gcache.sise=1G")
                    .shows("gcache.size = "),
            Mistake.of("GAL119", "other-version", "[mariadb-10.6]", "wsrep_slave_threads=7")
                    .shows("wsrep_slave_threads\t1\n"),
            Mistake.of("GAL119", "start-script", "[mysqld_safe]", "wsrep_slave_threads=7")
                    .shows("wsrep_slave_threads\t1\n"),
            Mistake.of("GAL119", "client", "[mysqldump]", "wsrep_slave_threads=7")
                    .shows("wsrep_slave_threads\t1\n"),
            Mistake.of("GAL120", "overwritten", "auto_increment_increment=7").shows("auto_increment_increment\t1\n"),
            Mistake.of("GAL206", "harmless", "wsrep_cluster_address=gcomm://127.0.0.1,127.0.0.2,,")
                    .shows("wsrep_on\tON\n"));

    /** At the top of the file that the server is given, it does not come up; of an included file the rest is lost. */
    static final List<Mistake> MALFORMED = List.of(
            Mistake.of("GAL109", "setting-before-group", "port=3306"),
            Mistake.of("GAL109", "setting-before-group", "\uFEFF[mysqld]"),
            Mistake.of("GAL109", "group-not-closed", "[mysqld"),
            Mistake.of("GAL109", "directive-without-target", "!include"),
            Mistake.of("GAL109", "include-folder-unreadable", "!includedir /nowhere"));

    /** The server comes up, for itself alone. */
    static final List<Mistake> ALONE = List.of(
            Mistake.missing("GAL101", "wsrep-not-on-yet", "wsrep_on").with("binlog_format=MIXED"),
            Mistake.missing("GAL102", "not-set", "wsrep_on"),
            Mistake.of("GAL102", "off", "wsrep_on=OFF"),
            Mistake.of("GAL102", "not-a-boolean", "wsrep_on=yes"),
            Mistake.missing("GAL103", "not-set", "wsrep_provider"),
            Mistake.of("GAL103", "none", "wsrep_provider=none"));

    /** The server makes a cluster of its own, although nobody told it to found one. */
    static final List<Mistake> FOUNDS = List.of(
            Mistake.of("GAL204", "too-many-slashes", "wsrep_cluster_address=gcomm:///127.0.0.2"),
            Mistake.of("GAL205", "empty-list", "wsrep_cluster_address=gcomm://"),
            Mistake.of("GAL206", "first-member-empty", "wsrep_cluster_address=gcomm://,127.0.0.2"));

    private Mistakes() {}
}
