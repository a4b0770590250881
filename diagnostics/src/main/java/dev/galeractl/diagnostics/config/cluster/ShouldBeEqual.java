package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.List;
import java.util.stream.Stream;

/** GAL152: options that may differ, and mostly do so because somebody forgot a node. */
final class ShouldBeEqual implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL152");

    private static final List<String> OF_SERVER = List.of(
            "wsrep_sst_method",
            "binlog_row_image",
            "log_slave_updates",
            "wsrep_slave_threads",
            "wsrep_max_ws_size",
            "innodb_buffer_pool_size",
            "innodb_flush_log_at_trx_commit",
            "max_allowed_packet",
            "max_connections",
            "character_set_server",
            "collation_server",
            "sql_mode");

    private static final List<String> OF_PROVIDER = List.of(
            "gcache.size",
            "gcs.fc_limit",
            "gcs.fc_factor",
            "evs.keepalive_period",
            "evs.suspect_timeout",
            "evs.inactive_timeout",
            "evs.install_timeout");

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        return Stream.concat(
                        OF_SERVER.stream().map(it -> Sharing.of(cluster, Place.SERVER, it)),
                        OF_PROVIDER.stream().map(it -> Sharing.of(cluster, Place.PROVIDER, it)))
                .filter(Sharing::isMixed)
                .map(it -> Finding.certain(CODE, "differs", it.parameters(), it.evidence()))
                .toList();
    }
}
