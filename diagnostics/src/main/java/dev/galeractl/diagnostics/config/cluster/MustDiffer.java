package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** GAL151: options that are each node's own, and are equal: mostly a file that was copied. */
final class MustDiffer implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL151");
    private static final int MOST_SHOWN = 4;

    /** The key is what must not be the same on two nodes; empty if that is not told. */
    private record Own(String option, String circumstance, Function<ClusterNode, Optional<String>> key) {}

    private static final List<Own> OWN = List.of(
            new Own("wsrep_node_address", "address", ClusterNode::ownKey),
            new Own("wsrep_node_name", "name", it -> written(it, "wsrep_node_name")),
            new Own("gtid_domain_id", "gtid-domain", MustDiffer::gtidDomain));

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<Finding> findings = new ArrayList<>();
        for (Own own : OWN) {
            Map<String, List<ClusterNode>> sharing = new LinkedHashMap<>();
            for (ClusterNode node : cluster.nodes()) {
                own.key()
                        .apply(node)
                        .ifPresent(key -> sharing.computeIfAbsent(key, it -> new ArrayList<>())
                                .add(node));
            }
            sharing.values().stream().filter(it -> it.size() > 1).forEach(nodes -> findings.add(finding(own, nodes)));
        }
        return findings;
    }

    private static Finding finding(Own own, List<ClusterNode> nodes) {
        String value = written(nodes.get(0), own.option()).orElseThrow();
        return Finding.certain(
                CODE,
                own.circumstance(),
                Map.of("value", value, "number", String.valueOf(nodes.size())),
                nodes.stream()
                        .limit(MOST_SHOWN)
                        .map(it -> it.evidence(setting(it, own.option())))
                        .toList());
    }

    private static Optional<String> gtidDomain(ClusterNode node) {
        return node.options().flag("wsrep_gtid_mode").orElse(false)
                ? written(node, "gtid_domain_id")
                : Optional.empty();
    }

    private static OptionSetting setting(ClusterNode node, String option) {
        return node.options().setting(option).orElseThrow();
    }

    private static Optional<String> written(ClusterNode node, String option) {
        return node.options().value(option).filter(Predicate.not(String::isBlank));
    }
}
