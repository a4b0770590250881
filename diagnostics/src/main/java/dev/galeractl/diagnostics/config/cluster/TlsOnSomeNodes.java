package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL701: some nodes of a cluster talk to the others by TLS, and some do not. */
final class TlsOnSomeNodes implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL701");
    private static final String PROVIDER_OPTIONS = "wsrep_provider_options";
    private static final ValueType SWITCH = new ValueType.Switch(Place.PROVIDER);

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<ClusterNode> encrypted = new ArrayList<>();
        List<ClusterNode> plain = new ArrayList<>();
        for (ClusterNode node : cluster.nodes()) {
            if (isOfPercona(node)) {
                // It encrypts by itself, unless it is told not to; what it does then was not tried.
                return List.of();
            }
            (isEncrypted(node) ? encrypted : plain).add(node);
        }
        return encrypted.isEmpty() || plain.isEmpty() ? List.of() : List.of(finding(encrypted, plain));
    }

    private static Finding finding(List<ClusterNode> encrypted, List<ClusterNode> plain) {
        boolean changing =
                encrypted.stream().allMatch(it -> flag(it, "socket.dynamic").orElse(false));
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

    private static boolean isOfPercona(ClusterNode node) {
        return node.product().filter(it -> it != Product.MARIADB).isPresent()
                || node.options().settings().stream().anyMatch(it -> it.name().startsWith("pxc_"));
    }

    private static boolean isEncrypted(ClusterNode node) {
        ProviderOptions options = provider(node);
        return options.setting("socket.ssl_cert").isPresent()
                && options.setting("socket.ssl_key").isPresent()
                && flag(node, "socket.ssl").orElse(true);
    }

    private static Optional<Boolean> flag(ClusterNode node, String name) {
        return provider(node)
                .setting(name)
                .flatMap(it -> SWITCH.read(it.value()) instanceof Reading.Good good
                        ? Optional.of(good.normalised().equals("ON"))
                        : Optional.empty());
    }

    private static ProviderOptions provider(ClusterNode node) {
        return ProviderOptions.parse(node.options().value(PROVIDER_OPTIONS).orElse(""));
    }

    private static Evidence evidence(ClusterNode node) {
        return node.options().setting(PROVIDER_OPTIONS).map(node::evidence).orElseGet(node::addressEvidence);
    }
}
