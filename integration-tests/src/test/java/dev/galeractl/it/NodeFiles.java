package dev.galeractl.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node of a test: a folder with an option file, and what the option file names. The option file is a good one unless a test makes
 * a mistake in it; it is written again at each change.
 */
final class NodeFiles {
    private final String name;
    private final String address;
    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private List<String> lines = List.of();
    private List<String> startedBy = List.of();

    NodeFiles(String name, String address, Path folder, List<String> members) {
        this.name = name;
        this.address = address;
        this.folder = folder;
        settings.put("datadir", datadir().toString());
        settings.put("socket", socket().toString());
        // A server that starts deletes temporary tables of others in a folder that they share.
        settings.put("tmpdir", folder.toString());
        settings.put("pid_file", folder.resolve("pid").toString());
        settings.put("log_error", errorLog().toString());
        settings.put("bind_address", address);
        settings.put("port", "3306");
        settings.put("binlog_format", "ROW");
        settings.put("default_storage_engine", "InnoDB");
        settings.put("innodb_autoinc_lock_mode", "2");
        settings.put("innodb_buffer_pool_size", "32M");
        settings.put("innodb_log_file_size", "8M");
        settings.put("wsrep_on", "ON");
        settings.put("wsrep_provider", RealServer.provider().toString());
        settings.put("wsrep_cluster_name", "xtra");
        settings.put("wsrep_cluster_address", "gcomm://" + String.join(",", members));
        settings.put("wsrep_node_name", name);
        settings.put("wsrep_node_address", address);
        settings.put("wsrep_sst_method", "rsync");
        settings.put("wsrep_sst_receive_address", address + ":4444");
        settings.put("wsrep_provider_options", providerOptions(""));
        write();
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    Path folder() {
        return folder;
    }

    Path defaultsFile() {
        return folder.resolve("my.cnf");
    }

    Path datadir() {
        return folder.resolve("data");
    }

    Path errorLog() {
        return folder.resolve("error.log");
    }

    /** What a server that is started by hand writes to its standard streams. */
    Path standardError() {
        return folder.resolve("stderr.log");
    }

    Path socket() {
        return folder.resolve("s");
    }

    /** The value of an option, as it stands in the file. */
    String setting(String option) {
        return settings.getOrDefault(option, "");
    }

    NodeFiles set(String option, String value) {
        settings.put(option, value);
        return write();
    }

    NodeFiles unset(String option) {
        settings.remove(option);
        return write();
    }

    /** Lines behind the settings, as they are. */
    NodeFiles withLines(List<String> more) {
        lines = List.copyOf(more);
        return write();
    }

    /** The command that starts the server, such as one that enters another network; empty: it is started as it is. */
    List<String> startedBy() {
        return startedBy;
    }

    NodeFiles startedBy(List<String> command) {
        startedBy = List.copyOf(command);
        return this;
    }

    /** A start that will fail gives up after 4 seconds instead of 30: what the logs say is the same. */
    NodeFiles impatient() {
        return withProviderOption("pc.wait_prim_timeout=PT4S");
    }

    NodeFiles withProviderOption(String option) {
        return set("wsrep_provider_options", providerOptions(";" + option));
    }

    private String providerOptions(String more) {
        return "\"gmcast.listen_addr=tcp://%s:4567;ist.recv_addr=%s:4568;gcache.size=16M%s\""
                .formatted(address, address, more);
    }

    private NodeFiles write() {
        StringBuilder text = new StringBuilder("[mysqld]\n");
        settings.forEach((option, value) ->
                text.append(option).append(" = ").append(value).append('\n'));
        lines.forEach(line -> text.append(line).append('\n'));
        try {
            Files.createDirectories(folder);
            Files.writeString(defaultsFile(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
