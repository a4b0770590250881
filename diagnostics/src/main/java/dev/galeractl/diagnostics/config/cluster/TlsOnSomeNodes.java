package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.config.cluster.ClusterNode.Value;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL701: some nodes of a cluster talk to the others by TLS, and some do not. */
final class TlsOnSomeNodes implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL701");
    private static final String PERCONA_SWITCH = "pxc_encrypt_cluster_traffic";
    private static final String PROVIDER_OPTIONS = "wsrep_provider_options";

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<ClusterNode> encrypted = new ArrayList<>();
        List<ClusterNode> plain = new ArrayList<>();
        for (ClusterNode node : cluster.nodes()) {
            Optional<Boolean> on = isOn(node);
            if (on.isEmpty()) {
                return List.of();
            }
            (on.get() ? encrypted : plain).add(node);
        }
        return encrypted.isEmpty() || plain.isEmpty() ? List.of() : List.of(finding(encrypted, plain));
    }

    private static Optional<Boolean> isOn(ClusterNode node) {
        GroupEncryption encryption = node.encryption();
        return encryption.isOfPercona()
                ? encryption.isOnByPercona(
                        node.value(Place.SERVER, PERCONA_SWITCH).map(Value::normal))
                : Optional.of(encryption.isOn());
    }

    private static Finding finding(List<ClusterNode> encrypted, List<ClusterNode> plain) {
        boolean changing = encrypted.stream().allMatch(it -> it.encryption().isOptional());
        return new Finding(
                CODE,
                changing ? "files-change-over" : "files-differ",
                Map.of("encrypted", Sharing.names(encrypted), "plain", Sharing.names(plain)),
                Stream.of(encrypted.get(0), plain.get(0))
                        .map(TlsOnSomeNodes::evidence)
                        .toList(),
                List.of(),
                Stream.concat(encrypted.stream(), plain.stream())
                                .allMatch(it -> it.product().equals(Optional.of(Product.MARIADB)))
                        ? Confidence.CERTAIN
                        : Confidence.LIKELY,
                Optional.empty());
    }

    private static Evidence evidence(ClusterNode node) {
        return node.options()
                .setting(PERCONA_SWITCH)
                .or(() -> node.options().setting(PROVIDER_OPTIONS))
                .map(node::evidence)
                .orElseGet(node::addressEvidence);
    }
}
