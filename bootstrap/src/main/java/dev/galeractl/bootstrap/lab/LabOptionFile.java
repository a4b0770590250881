package dev.galeractl.bootstrap.lab;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The option file of one lab node: a good one, or one with a mistake. */
public final class LabOptionFile {
    private static final String ADDRESS = "wsrep_cluster_address";
    private static final String BINLOG_FORMAT = "binlog_format";

    private LabOptionFile() {}

    /** A file that a node of a cluster should have, small enough for five of them on a laptop. */
    public static String good(LabSpec spec, LabNode node, Path provider) {
        return text(
                settings(spec, node, provider),
                "Made by 'galeractl lab up'. It is written anew whenever the lab comes up.");
    }

    /** The good file with one mistake in it; empty for mistakes that are not made in a file. */
    public static Optional<String> with(Mistake mistake, LabSpec spec, LabNode node, Path provider) {
        Map<String, String> settings = settings(spec, node, provider);
        switch (mistake) {
            case BINLOG_FORMAT -> settings.put(BINLOG_FORMAT, "MIXED");
            case ONLY_ITSELF -> settings.put(ADDRESS, "gcomm://" + node.address());
            case ADDRESS_UNSET -> settings.remove(ADDRESS);
            case PEER_NOT_LISTENING -> {
                settings.put(ADDRESS, "gcomm://" + spec.nobody());
                // Gives up after 8 seconds instead of 34; what the log says is the same.
                settings.put("wsrep_provider_options", providerOptions(node, ";pc.wait_prim_timeout=PT4S"));
            }
            case GCOM_SCHEME -> settings.put(ADDRESS, "gcom://" + String.join(",", spec.addresses()));
            case BOOTSTRAP_ADDRESS_LEFT -> settings.put(ADDRESS, "gcomm://");
            case KILL -> {
                return Optional.empty();
            }
        }
        return Optional.of(text(
                settings,
                "Broken on purpose: 'galeractl lab break " + mistake.slug() + "'. 'galeractl lab up' mends it."));
    }

    private static Map<String, String> settings(LabSpec spec, LabNode node, Path provider) {
        Path home = node.defaultsFile().resolveSibling("");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("datadir", node.datadir().toString());
        settings.put("socket", node.socket().toString());
        settings.put("pid_file", home.resolve("server.pid").toString());
        settings.put("log_error", node.errorLog().toString());
        // Not /tmp: a server that starts deletes the temporary tables of all servers that share the folder.
        settings.put("tmpdir", home.toString());
        settings.put("bind_address", node.address());
        settings.put("port", "3306");
        settings.put("skip_name_resolve", "ON");
        settings.put(BINLOG_FORMAT, "ROW");
        settings.put("default_storage_engine", "InnoDB");
        settings.put("innodb_autoinc_lock_mode", "2");
        settings.put("innodb_buffer_pool_size", "32M");
        settings.put("innodb_log_file_size", "8M");
        settings.put("performance_schema", "OFF");
        settings.put("max_connections", "40");
        settings.put("table_open_cache", "200");
        settings.put("wsrep_on", "ON");
        settings.put("wsrep_provider", provider.toString());
        settings.put("wsrep_cluster_name", spec.name());
        settings.put(ADDRESS, "gcomm://" + String.join(",", spec.addresses()));
        settings.put("wsrep_node_name", node.name());
        settings.put("wsrep_node_address", node.address());
        settings.put("wsrep_sst_method", "rsync");
        settings.put("wsrep_sst_receive_address", node.address() + ":4444");
        settings.put("wsrep_provider_options", providerOptions(node, ""));
        return settings;
    }

    private static String providerOptions(LabNode node, String more) {
        return "\"gmcast.listen_addr=tcp://%s:4567;ist.recv_addr=%s:4568;gcache.size=16M%s\""
                .formatted(node.address(), node.address(), more);
    }

    private static String text(Map<String, String> settings, String comment) {
        StringBuilder text = new StringBuilder("# ").append(comment).append("\n[mysqld]\n");
        settings.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        text.append("\n[client]\nsocket = ").append(settings.get("socket")).append('\n');
        return text.toString();
    }
}
