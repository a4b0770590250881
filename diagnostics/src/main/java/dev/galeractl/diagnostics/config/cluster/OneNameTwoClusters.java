package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GAL155, between clusters: one name, and no member in common. */
final class OneNameTwoClusters {
    private static final FindingCode CODE = new FindingCode("GAL155");
    private static final int MOST_SHOWN = 4;

    private OneNameTwoClusters() {}

    static List<Finding> check(List<ClusterOptions> clusters) {
        Map<String, List<ClusterNode>> first = new LinkedHashMap<>();
        for (ClusterOptions cluster : clusters) {
            if (!cluster.members().isEmpty()) {
                ClusterNode listing = cluster.nodes().stream()
                        .filter(it -> !it.memberKeys().isEmpty())
                        .findFirst()
                        .orElseThrow();
                cluster.name()
                        .ifPresent(name -> first.computeIfAbsent(name, it -> new ArrayList<>())
                                .add(listing));
            }
        }
        List<Finding> findings = new ArrayList<>();
        first.forEach((name, nodes) -> {
            if (nodes.size() > 1 && ClusterNode.listOneKind(nodes)) {
                findings.add(Finding.certain(
                        CODE,
                        "disjoint",
                        Map.of("name", name, "nodes", Sharing.names(nodes), "number", String.valueOf(nodes.size())),
                        nodes.stream()
                                .limit(MOST_SHOWN)
                                .map(ClusterNode::addressEvidence)
                                .toList()));
            }
        });
        return findings;
    }
}
