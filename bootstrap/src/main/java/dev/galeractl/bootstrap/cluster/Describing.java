package dev.galeractl.bootstrap.cluster;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.NodePorts;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Paths;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Ssh;
import dev.galeractl.bootstrap.cluster.ClusterDescription.StateTransfer;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Sudo;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Makes a description of a file that has the right shape: what is not said is what holds without it. */
final class Describing {
    private static final Path TLS_FOLDER = Path.of("/etc/mysql/galera-tls");

    private final Written file;
    private final ServerVersion server;

    private Describing(Written file) {
        this.file = file;
        this.server = ServerVersion.parseWanted(file.required("server")).orElseThrow();
    }

    static ClusterDescription of(Written file) {
        Describing describing = new Describing(file);
        return new ClusterDescription(
                file.required("cluster"),
                describing.server,
                file.sections("nodes").stream().map(describing::node).toList(),
                file.sections("arbitrators").stream()
                        .map(describing::arbitrator)
                        .toList(),
                describing.transfer(),
                describing.tls(),
                file.settings("options"),
                file.settings("provider-options"));
    }

    private Node node(Written node) {
        NodeAddress address = node.address("address").orElseThrow();
        return new Node(
                node.required("name"),
                address,
                node.address("advertised-address"),
                ports(node),
                node.whole("segment").orElse(0),
                node.whole("weight").orElse(1),
                node.text("datacentre"),
                ssh(node, address),
                paths(node),
                node.settings("options"),
                node.settings("provider-options"));
    }

    private NodePorts ports(Written node) {
        Written ports = node.section("ports").over(file.section("ports"));
        int group = ports.whole("group").orElse(NodePorts.GROUP);
        return new NodePorts(
                ports.whole("client").orElse(NodePorts.CLIENT),
                group,
                ports.whole("ist").orElse(group + 1),
                ports.whole("sst").orElse(NodePorts.SST));
    }

    private Arbitrator arbitrator(Written arbitrator) {
        NodeAddress address = arbitrator.address("address").orElseThrow();
        return new Arbitrator(
                arbitrator.required("name"),
                address,
                arbitrator.whole("port").orElse(NodePorts.GROUP),
                arbitrator.whole("segment").orElse(0),
                arbitrator.text("datacentre"),
                ssh(arbitrator, address));
    }

    private Ssh ssh(Written node, NodeAddress address) {
        Written own = node.section("ssh");
        Written ssh = own.over(file.section("ssh"));
        // What all inherit is the passphrase of the key that all inherit.
        Written key = own.has("identity") ? own : ssh;
        return new Ssh(
                ssh.text("host").orElse(address.host()),
                ssh.whole("port"),
                ssh.text("user"),
                ssh.path("identity"),
                key.text("passphrase").map(SecretReference::of),
                ssh.text("sudo")
                        .map(it -> Sudo.valueOf(it.toUpperCase(Locale.ROOT)))
                        .orElse(Sudo.PASSWORDLESS),
                ssh.text("password").map(SecretReference::of));
    }

    private Paths paths(Written node) {
        Written paths = node.section("paths").over(file.section("paths"));
        // In Percona's folder lies mysqld.cnf, which names a cluster of its own; the last file has the last word.
        String usual =
                server.product() == Product.MARIADB ? "mariadb.conf.d/99-galera.cnf" : "mysql.conf.d/zz-galera.cnf";
        return new Paths(
                paths.path("option-file").orElse(Path.of("/etc/mysql", usual)),
                paths.path("secret-file").orElse(Path.of("/etc/mysql/galera-secret.cnf")),
                paths.path("datadir").orElse(Path.of("/var/lib/mysql")),
                paths.path("provider").orElse(Path.of(provider())));
    }

    private String provider() {
        return switch (server.product()) {
            case MARIADB -> "/usr/lib/galera/libgalera_smm.so";
            case PERCONA_XTRADB_CLUSTER ->
                server.isAtLeast(8, 0) ? "/usr/lib/galera4/libgalera_smm.so" : "/usr/lib/galera3/libgalera_smm.so";
            case MYSQL_GALERA -> "/usr/lib/galera/libgalera_smm.so";
        };
    }

    private StateTransfer transfer() {
        Written transfer = file.section("sst");
        String usual = switch (server.product()) {
            case MARIADB -> "mariabackup";
            case PERCONA_XTRADB_CLUSTER -> "xtrabackup-v2";
            case MYSQL_GALERA -> "rsync";
        };
        return new StateTransfer(
                transfer.text("method").orElse(usual),
                transfer.text("account"),
                transfer.text("password").map(SecretReference::of));
    }

    private Optional<Tls> tls() {
        if (!file.has("tls")) {
            return Optional.empty();
        }
        Written tls = file.section("tls");
        return Optional.of(new Tls(
                tls.required("from").equals("own-ca"),
                tls.path("ca").orElse(TLS_FOLDER.resolve("ca.pem")),
                tls.path("certificate").orElse(TLS_FOLDER.resolve("cert.pem")),
                tls.path("key").orElse(TLS_FOLDER.resolve("key.pem"))));
    }
}
