package dev.galeractl.bootstrap.cluster.optionfile;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.StateTransfer;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.OptionWords;
import dev.galeractl.bootstrap.cluster.optionfile.OptionFileText.Piece;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.net.Inet4Address;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a node's option file: what Galera needs, what the description says, and nothing that the server would do anyway. No secret stands in it.
 */
public final class NodeOptionFile {
    private static final int CLIENT_PORT = 3306;
    private static final int GROUP_PORT = 4567;
    private static final int SST_PORT = 4444;
    private static final Path USUAL_DATADIR = Path.of("/var/lib/mysql");
    private static final Set<String> WITH_ACCOUNT = Set.of("mariabackup", "xtrabackup-v2", "mysqldump");

    private final ClusterDescription cluster;
    private final Node node;
    private final String path;
    private final ServerVersion server;
    private final boolean mariadb;
    /** What people added, by canonical names; it is stronger than what is usual. */
    private final Map<String, Added> added = new LinkedHashMap<>();

    private final OptionFileText file;

    private record Added(String name, String value, String path) {}

    private NodeOptionFile(ClusterDescription cluster, Node node, Locale locale) {
        this.cluster = cluster;
        this.node = node;
        this.path = "nodes[" + cluster.nodes().indexOf(node) + "]";
        this.server = cluster.server();
        this.mariadb = server.product() == Product.MARIADB;
        this.file = new OptionFileText(locale);
        cluster.options().forEach((name, value) -> add(name, value, "options." + name));
        node.options().forEach((name, value) -> add(name, value, path + ".options." + name));
    }

    /**
     * The option file of a node of the cluster.
     *
     * @param locale of its comments
     */
    public static RenderedFile of(ClusterDescription cluster, Node node, Locale locale) {
        return new NodeOptionFile(cluster, node, locale).render();
    }

    private void add(String name, String value, String from) {
        added.put(OptionWords.canonical(name), new Added(name, value, from));
    }

    private RenderedFile render() {
        say("head", "node", node.name(), "cluster", cluster.name(), "server", server.toString());
        file.gap();
        file.group("mysqld");
        ofServer();
        file.gap();
        if (mariadb) {
            file.group("galera");
        }
        ofCluster();
        boolean secret = ofTransfer();
        ofTls();
        ofProvider();
        ofPeople();
        transferTls();
        if (secret) {
            file.gap();
            say("secret", "file", node.paths().secretFile().toString());
            file.include(node.paths().secretFile().toString());
        }
        return file.finished(node.name(), secret);
    }

    private void ofServer() {
        if (!node.paths().datadir().equals(USUAL_DATADIR)) {
            file.option("datadir", node.paths().datadir().toString(), path + ".paths.datadir");
        }
        if (node.ports().client() != CLIENT_PORT) {
            file.option("port", String.valueOf(node.ports().client()), path + ".ports.client");
        }
        if (isOurs("bind_address")) {
            say("bind");
            file.option("bind_address", bindAddress(), path + ".address");
        }
        // MySQL 8 replicates rows unless told otherwise, and would rather not be told.
        boolean rowsByItself = !mariadb && server.isAtLeast(8, 0);
        if (!rowsByItself && isOurs("binlog_format")) {
            say("rows");
            file.option("binlog_format", "ROW", path);
        }
        if (isOurs("default_storage_engine")) {
            say("engine");
            file.option("default_storage_engine", "InnoDB", path);
        }
        if (isOurs("innodb_autoinc_lock_mode")) {
            say("autoinc");
            file.option("innodb_autoinc_lock_mode", "2", path);
        }
    }

    private boolean isOurs(String name) {
        return !added.containsKey(name);
    }

    private String bindAddress() {
        if (node.address().isLoopback()) {
            return node.address().host();
        }
        return node.address().literal().filter(Inet4Address.class::isInstance).isPresent() ? "0.0.0.0" : "*";
    }

    private void ofCluster() {
        if (mariadb) {
            file.option("wsrep_on", "ON", path);
        }
        file.option("wsrep_provider", node.paths().provider().toString(), path + ".paths.provider");
        say("name");
        file.option("wsrep_cluster_name", cluster.name(), "cluster");
        say(cluster.nodes().size() == 1 ? "alone" : "members");
        file.option("wsrep_cluster_address", "gcomm://" + members(), "nodes");
        file.option("wsrep_node_name", node.name(), path + ".name");
        file.option("wsrep_node_address", bracketed(node.reachedAt()), path + ".address");
    }

    /** Where one port is another, all are written: a member without one is looked for at the port of who reads the list. */
    private String members() {
        boolean usual = cluster.nodes().stream().allMatch(it -> it.ports().group() == GROUP_PORT);
        return cluster.nodes().stream()
                .map(it -> new NodeAddress(
                                it.reachedAt().host(),
                                usual
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(it.ports().group()))
                        .toString())
                .collect(Collectors.joining(","));
    }

    private static String bracketed(NodeAddress address) {
        return new NodeAddress(address.host(), OptionalInt.empty()).toString();
    }

    /** Whether the secret file is needed. */
    private boolean ofTransfer() {
        StateTransfer transfer = cluster.transfer();
        file.gap();
        say("sst-" + transfer.method());
        file.option("wsrep_sst_method", transfer.method(), "sst.method");
        if (node.ports().sst() != SST_PORT) {
            NodeAddress receives = new NodeAddress(
                    node.reachedAt().host(), OptionalInt.of(node.ports().sst()));
            file.option("wsrep_sst_receive_address", receives.toString(), path + ".ports.sst");
        }
        boolean account = transfer.account().isPresent() && WITH_ACCOUNT.contains(transfer.method());
        if (account && transfer.password().isEmpty()) {
            say("no-password");
            file.option("wsrep_sst_auth", transfer.account().get() + ":", "sst.account");
        }
        return account && transfer.password().isPresent();
    }

    /** Percona's server has one switch for all traffic between nodes; the others tell the provider. */
    private void ofTls() {
        if (server.product() != Product.PERCONA_XTRADB_CLUSTER) {
            return;
        }
        file.gap();
        say(cluster.tls().isPresent() ? "tls" : "no-tls");
        file.option("pxc_encrypt_cluster_traffic", cluster.tls().isPresent() ? "ON" : "OFF", "tls");
        cluster.tls().ifPresent(it -> {
            file.option("ssl_ca", it.authority().toString(), "tls.ca");
            file.option("ssl_cert", it.certificate().toString(), "tls.certificate");
            file.option("ssl_key", it.key().toString(), "tls.key");
        });
    }

    private void ofProvider() {
        List<Piece> pieces = ProviderPieces.of(cluster, node, path);
        if (pieces.isEmpty()) {
            return;
        }
        file.gap();
        pieces.stream()
                .filter(it -> it.name().equals(ProviderPieces.CACHE))
                .forEach(it -> say("cache", "size", it.value()));
        if (node.segment() != 0) {
            say("segment");
        }
        if (node.weight() != 1) {
            say("weight");
        }
        file.provider(pieces, path);
    }

    private void ofPeople() {
        if (added.isEmpty()) {
            return;
        }
        file.gap();
        if (mariadb) {
            file.group("mysqld");
        }
        say("added");
        added.values().forEach(it -> file.option(it.name(), OptionWords.written(it.value()), it.path()));
    }

    /** As the scripts of MariaDB 10.11 read it. */
    private void transferTls() {
        if (mariadb && !cluster.transfer().method().equals("mysqldump")) {
            cluster.tls().ifPresent(this::transferTls);
        }
    }

    private void transferTls(Tls tls) {
        file.gap();
        say("sst-tls");
        file.group("sst");
        file.option("tca", tls.authority().toString(), "tls.ca");
        file.option("tcert", tls.certificate().toString(), "tls.certificate");
        file.option("tkey", tls.key().toString(), "tls.key");
        file.option("ssl-mode", "VERIFY_CA", "tls");
    }

    private void say(String key, String... namesAndValues) {
        file.comment(Sentence.of("render." + key, namesAndValues));
    }
}
