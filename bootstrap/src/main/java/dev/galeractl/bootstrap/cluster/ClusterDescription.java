package dev.galeractl.bootstrap.cluster;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.ServerVersion;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster as people want it, sound in itself; whether it is also wise is for {@code validate} to say.
 *
 * @param name of the cluster
 * @param server that all nodes run
 * @param nodes at least one, in the order written: the first is the one to begin with
 * @param options of the server, for all nodes; names as written
 * @param providerOptions inside {@code wsrep_provider_options}, for all nodes
 */
public record ClusterDescription(
        String name,
        ServerVersion server,
        List<Node> nodes,
        List<Arbitrator> arbitrators,
        StateTransfer transfer,
        Optional<Tls> tls,
        Map<String, String> options,
        Map<String, String> providerOptions) {

    public ClusterDescription {
        nodes = List.copyOf(nodes);
        arbitrators = List.copyOf(arbitrators);
        options = ordered(options);
        providerOptions = ordered(providerOptions);
    }

    /** The node of that name. */
    public Optional<Node> node(String wanted) {
        return nodes.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }

    /**
     * A server.
     *
     * @param address of its interface, without a port
     * @param advertised where the others reach it, if that is another address
     * @param weight its votes
     * @param options stronger than the cluster's
     */
    public record Node(
            String name,
            NodeAddress address,
            Optional<NodeAddress> advertised,
            NodePorts ports,
            int segment,
            int weight,
            Optional<String> datacentre,
            Ssh ssh,
            Paths paths,
            Map<String, String> options,
            Map<String, String> providerOptions) {
        public Node {
            options = ordered(options);
            providerOptions = ordered(providerOptions);
        }

        /** Where the others reach it. */
        public NodeAddress reachedAt() {
            return advertised.orElse(address);
        }
    }

    /** A vote without data (garbd). */
    public record Arbitrator(
            String name, NodeAddress address, int port, int segment, Optional<String> datacentre, Ssh ssh) {}

    /** Where a node listens. */
    public record NodePorts(int client, int group, int ist, int sst) {
        static final int CLIENT = 3306;
        static final int GROUP = 4567;
        static final int SST = 4444;
    }

    /**
     * How its host is reached; what is empty is as {@code ~/.ssh/config} has it.
     *
     * @param host as given to ssh
     * @param identity a private key's file
     * @param passphrase of that private key
     * @param password of the account, for sudo
     */
    public record Ssh(
            String host,
            Optional<Integer> port,
            Optional<String> user,
            Optional<Path> identity,
            Optional<SecretReference> passphrase,
            Sudo sudo,
            Optional<SecretReference> password) {}

    /** How an account becomes root. */
    public enum Sudo {
        /** It is root, or need not be. */
        NEVER,
        PASSWORDLESS,
        /** With the account's password. */
        PASSWORD
    }

    /**
     * Files of a node's host.
     *
     * @param optionFile the one that is written for Galera
     * @param secretFile what it includes, mode 600; only where a transfer needs a password
     * @param provider Galera's library
     */
    public record Paths(Path optionFile, Path secretFile, Path datadir, Path provider) {}

    /**
     * How a node gets a copy of all data.
     *
     * @param account of the database that reads the donor's data
     */
    public record StateTransfer(String method, Optional<String> account, Optional<SecretReference> password) {}

    /**
     * Encryption between the nodes. Paths of the nodes' hosts.
     *
     * @param ownAuthority whether galeractl makes an authority and certificates; else the files are there
     */
    public record Tls(boolean ownAuthority, Path authority, Path certificate, Path key) {
        /** Where the key of our own authority lies, on the one node that keeps it: beside the authority's certificate. */
        public Path authorityKey() {
            return authority.resolveSibling("authority.key");
        }
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
