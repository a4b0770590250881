package dev.galeractl.bootstrap.cluster;

import static dev.galeractl.bootstrap.cluster.Key.optional;
import static dev.galeractl.bootstrap.cluster.Key.required;

import dev.galeractl.bootstrap.cluster.Shape.Choice;
import dev.galeractl.bootstrap.cluster.Shape.Listing;
import dev.galeractl.bootstrap.cluster.Shape.Section;
import dev.galeractl.bootstrap.cluster.Shape.Settings;
import dev.galeractl.bootstrap.cluster.Shape.Text;
import dev.galeractl.bootstrap.cluster.Shape.Whole;
import java.util.List;
import java.util.stream.Stream;

/** Every key of cluster.yaml, one table for the reader, the JSON Schema and the documentation. */
public final class ClusterKeys {
    private static final int MOST_SEGMENTS = 255;
    private static final int MOST_VOTES = 255;

    private static final Shape NAME = new Text(TextKind.NAME);
    private static final Shape ADDRESS = new Text(TextKind.ADDRESS);
    private static final Shape PATH = new Text(TextKind.PATH);
    private static final Shape ACCOUNT = new Text(TextKind.ACCOUNT);
    private static final Shape SECRET = new Text(TextKind.SECRET);
    private static final Shape PORT = new Whole(1, 65_535);

    private static final Section PORTS = new Section(List.of(
            optional("client", PORT, "3306", "For database clients."),
            optional("group", PORT, "4567", "For the group of nodes (`gmcast.listen_addr`)."),
            optional("ist", PORT, "the group's port and 1", "For incremental state transfers (`ist.recv_addr`)."),
            optional("sst", PORT, "4444", "For full state transfers (`wsrep_sst_receive_address`).")));

    private static final List<Key> OF_SSH = List.of(
            optional("port", PORT, "as ~/.ssh/config says", "The port of its SSH server."),
            optional("user", ACCOUNT, "as ~/.ssh/config says", "The account to log in with."),
            optional(
                    "identity",
                    PATH,
                    "as ~/.ssh/config says",
                    "The file of a private key, on the machine of galeractl."),
            optional(
                    "passphrase",
                    SECRET,
                    "The passphrase of the `identity` beside it; where nothing is said, whoever sits at the terminal is asked."),
            optional(
                    "sudo",
                    new Choice(List.of("never", "passwordless", "password")),
                    "passwordless",
                    "How the account becomes root: it is root already (`never`), sudo asks nothing, or sudo asks for the account's password."),
            optional("password", SECRET, "The account's password, for `sudo: password`."));

    private static final Section SSH_FOR_ALL = new Section(OF_SSH);

    private static final Section SSH = new Section(Stream.concat(
                    Stream.of(optional("host", ADDRESS, "the node's address", "What ssh is called with.")),
                    OF_SSH.stream())
            .toList());

    private static final Section PATHS = new Section(List.of(
            optional(
                    "option-file",
                    PATH,
                    "/etc/mysql/mariadb.conf.d/99-galera.cnf (MariaDB), /etc/mysql/mysql.conf.d/zz-galera.cnf (others)",
                    "The option file that is written for Galera. The server has to include it; the last one read wins."),
            optional(
                    "secret-file",
                    PATH,
                    "/etc/mysql/galera-secret.cnf",
                    "What the option file includes to keep the password of the state transfer out of it; mode 600, the server's account owns it."),
            optional("datadir", PATH, "/var/lib/mysql", "The server's data."),
            optional(
                    "provider",
                    PATH,
                    "where the product's packages for Debian put it",
                    "Galera's library, `libgalera_smm.so`.")));

    private static final Section NODE = new Section(List.of(
            required("name", NAME, "The node's own name (`wsrep_node_name`); no two are equal."),
            required("address", ADDRESS, "The address of its interface, without a port."),
            optional(
                    "advertised-address",
                    ADDRESS,
                    "the address",
                    "Where the other nodes reach it, if that is another address (`wsrep_node_address`)."),
            optional("ports", PORTS, "the cluster's", "Where it listens."),
            optional(
                    "segment",
                    new Whole(0, MOST_SEGMENTS),
                    "0",
                    "Nodes of one segment are near each other (`gmcast.segment`): give each datacentre a number."),
            optional("weight", new Whole(0, MOST_VOTES), "1", "Its votes (`pc.weight`)."),
            optional("datacentre", NAME, "Where it stands. Used to check what the loss of a whole place would do."),
            optional("ssh", SSH, "the cluster's", "How its host is reached."),
            optional("paths", PATHS, "the cluster's", "Files of its host."),
            optional("options", new Settings(), "More options of this server; stronger than the cluster's."),
            optional(
                    "provider-options",
                    new Settings(),
                    "More options of this node's provider; stronger than the cluster's.")));

    private static final Section ARBITRATOR = new Section(List.of(
            required("name", NAME, "A name; no two are equal, nodes included."),
            required("address", ADDRESS, "The address of its host."),
            optional("port", PORT, "4567", "Where it listens."),
            optional("segment", new Whole(0, MOST_SEGMENTS), "0", "As of a node."),
            optional("datacentre", NAME, "As of a node."),
            optional("ssh", SSH, "the cluster's", "How its host is reached.")));

    private static final Section TRANSFER = new Section(List.of(
            optional(
                    "method",
                    new Choice(List.of("mariabackup", "xtrabackup-v2", "clone", "rsync", "mysqldump")),
                    "mariabackup (MariaDB), xtrabackup-v2 (Percona XtraDB Cluster), rsync (MySQL-wsrep)",
                    "How a node gets a copy of all data (`wsrep_sst_method`)."),
            optional("account", ACCOUNT, "The account of the database that reads the donor's data."),
            optional("password", SECRET, "Its password, by reference.")));

    private static final Section TLS = new Section(List.of(
            required(
                    "from",
                    new Choice(List.of("own-ca", "files")),
                    "`own-ca`: galeractl makes an authority and certificates. `files`: they lie on the nodes."),
            optional("ca", PATH, "/etc/mysql/galera-tls/ca.pem", "The authority's certificate, on each node."),
            optional("certificate", PATH, "/etc/mysql/galera-tls/cert.pem", "The node's certificate."),
            optional("key", PATH, "/etc/mysql/galera-tls/key.pem", "Its key.")));

    /** The whole file. */
    public static final Section ROOT = new Section(List.of(
            required(
                    "cluster",
                    new Text(TextKind.CLUSTER_NAME),
                    "The cluster's name (`wsrep_cluster_name`): who has another is not let in."),
            required("server", new Text(TextKind.SERVER), "What the nodes run."),
            required("nodes", new Listing(NODE, 1), "The servers; the cluster begins with the first."),
            optional(
                    "arbitrators",
                    new Listing(ARBITRATOR, 0),
                    "Votes without data (garbd). `bootstrap -f` starts them after the nodes; `join -f` adds one by its name."),
            optional("ports", PORTS, "Where nodes listen that say nothing else."),
            optional("ssh", SSH_FOR_ALL, "How hosts are reached that say nothing else."),
            optional("paths", PATHS, "Files of hosts that say nothing else."),
            optional("sst", TRANSFER, "Full state transfers."),
            optional("tls", TLS, "unencrypted", "Encryption between the nodes."),
            optional(
                    "options",
                    new Settings(),
                    "More options of every server, for example `innodb_buffer_pool_size: 4G`."),
            optional(
                    "provider-options",
                    new Settings(),
                    "More options of every node's provider, for example `gcache.size: 2G`.")));

    private ClusterKeys() {}
}
