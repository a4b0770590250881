package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster that a package's option file describes before anybody has said which cluster it shall be. A single value that is somebody's own (a name, an
 * address, an account for state transfers) and the file is no example any more.
 *
 * @param address the placeholder of {@code wsrep_cluster_address}
 * @param cluster the placeholder of {@code wsrep_cluster_name}
 * @param node the placeholder of {@code wsrep_node_name}; empty if the package sets none
 */
record PackagedExample(String address, String cluster, Optional<String> node) {

    /** Percona's packages of XtraDB Cluster; those of Fedora and RHEL, which have it from Codership's wsrep.cnf. The pages name the sources. */
    private static final List<PackagedExample> ALL = List.of(
            new PackagedExample("gcomm://", "pxc-cluster", Optional.of("pxc-cluster-node-1")),
            new PackagedExample("dummy://", "my_wsrep_cluster", Optional.empty()));

    /** What only somebody who knows the host can have set. */
    private static final List<String> OWN = List.of(
            "wsrep_node_address", "wsrep_node_incoming_address", "wsrep_sst_receive_address", "wsrep_sst_donor");

    private static final Set<String> OWN_IN_PROVIDER = Set.of("base_host", "gmcast.listen_addr", "ist.recv_addr");

    /** The account of the example: root, without a password. */
    private static final String NOBODYS_ACCOUNT = "root:";

    private static final String BITNAMI = "/opt/bitnami/";

    /** Whether all that says "this node, this cluster" is still as a package brought it. */
    static boolean isUntouched(EffectiveOptions options) {
        return ALL.stream().anyMatch(it -> it.isWhole(options)) && nobodySpoke(options);
    }

    /**
     * Whether the server is Bitnami's, in a container: its start script gives the server the address of the cluster, so that the one in the file is only
     * where it starts from.
     */
    static boolean isFilledInByItsImage(EffectiveOptions options) {
        return options.value("wsrep_provider")
                        .filter(it -> it.startsWith(BITNAMI))
                        .isPresent()
                && options.value("wsrep_node_address").isEmpty();
    }

    private boolean isWhole(EffectiveOptions options) {
        return options.value("wsrep_cluster_address").filter(address::equals).isPresent()
                && options.value("wsrep_cluster_name").filter(cluster::equals).isPresent()
                && options.value("wsrep_node_name").equals(node);
    }

    private static boolean nobodySpoke(EffectiveOptions options) {
        return OWN.stream().allMatch(it -> options.value(it).isEmpty())
                && options.value("wsrep_sst_auth")
                        .filter(it -> !it.isEmpty() && !it.equals(NOBODYS_ACCOUNT))
                        .isEmpty()
                && options.value("wsrep_provider_options").stream()
                        .flatMap(it -> ProviderOptions.parse(it).settings().stream())
                        .noneMatch(it -> OWN_IN_PROVIDER.contains(it.name().toLowerCase(Locale.ROOT)));
    }
}
