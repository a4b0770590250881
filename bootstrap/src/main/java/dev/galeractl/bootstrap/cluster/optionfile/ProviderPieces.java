package dev.galeractl.bootstrap.cluster.optionfile;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.optionfile.OptionFileText.Piece;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands in a node's {@code wsrep_provider_options}: only what differs from the provider's own ways. */
final class ProviderPieces {
    static final String CACHE = "gcache.size";
    /** Enough for most, and nobody misses a gigabyte of disk. */
    static final String USUAL_CACHE = "1G";

    private static final int GROUP_PORT = 4567;
    private static final int IST_PORT = 4568;

    private final Node node;
    private final String path;
    private final Map<String, Piece> pieces = new LinkedHashMap<>();

    private ProviderPieces(Node node, String path) {
        this.node = node;
        this.path = path;
    }

    /** @param path of the node in the description */
    static List<Piece> of(ClusterDescription cluster, Node node, String path) {
        ProviderPieces pieces = new ProviderPieces(node, path);
        pieces.listeners();
        if (node.segment() != 0) {
            pieces.add("gmcast.segment", String.valueOf(node.segment()), path + ".segment");
        }
        if (node.weight() != 1) {
            pieces.add("pc.weight", String.valueOf(node.weight()), path + ".weight");
        }
        // A rehearsal on one machine needs no gigabyte for each node.
        if (!node.address().isLoopback()) {
            pieces.add(CACHE, USUAL_CACHE, "provider-options");
        }
        // Percona's server hands its own files to the provider.
        cluster.tls()
                .filter(it -> cluster.server().product() != Product.PERCONA_XTRADB_CLUSTER)
                .ifPresent(pieces::tls);
        cluster.providerOptions().forEach((name, value) -> pieces.add(name, value, "provider-options." + name));
        node.providerOptions().forEach((name, value) -> pieces.add(name, value, path + ".provider-options." + name));
        return new ArrayList<>(pieces.pieces.values());
    }

    /** A loopback address is one of many that this machine has, so the node listens at it alone. */
    private void listeners() {
        boolean loopback = node.address().isLoopback();
        boolean ipv6 =
                node.address().literal().isPresent() && node.address().host().indexOf(':') >= 0;
        int group = node.ports().group();
        if (loopback || ipv6 || group != GROUP_PORT) {
            String host = loopback ? node.address().host() : ipv6 ? "::" : "0.0.0.0";
            add("gmcast.listen_addr", "tcp://" + at(host, group), path + (loopback ? ".address" : ".ports.group"));
        }
        Optional<NodeAddress> advertised = node.advertised();
        if (loopback || advertised.isPresent() || node.ports().ist() != IST_PORT) {
            int port = node.ports().ist();
            add("ist.recv_addr", at(node.reachedAt().host(), port), path + ".ports.ist");
            if (advertised.isPresent()) {
                add("ist.recv_bind", at(node.address().host(), port), path + ".address");
            }
        }
    }

    private void tls(Tls tls) {
        add("socket.ssl_ca", tls.authority().toString(), "tls.ca");
        add("socket.ssl_cert", tls.certificate().toString(), "tls.certificate");
        add("socket.ssl_key", tls.key().toString(), "tls.key");
    }

    private static String at(String host, int port) {
        return new NodeAddress(host, OptionalInt.of(port)).toString();
    }

    /** The last word counts, in the place of the first. */
    private void add(String name, String value, String from) {
        pieces.put(name, new Piece(name, value, from));
    }
}
