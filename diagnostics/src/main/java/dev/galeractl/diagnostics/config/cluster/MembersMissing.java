package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** GAL153: nodes that others do not have in their lists of members. */
final class MembersMissing implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL153");
    private static final int MOST_SHOWN = 4;

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<Finding> findings = new ArrayList<>();
        for (ClusterNode node : cluster.nodes()) {
            List<ClusterNode> others = cluster.nodes().stream()
                    .filter(it -> it != node && node.isComparableWithListOf(it))
                    .toList();
            List<ClusterNode> without =
                    others.stream().filter(it -> !it.lists(node)).toList();
            if (!without.isEmpty()) {
                findings.add(finding(node, without, without.size() == others.size()));
            }
        }
        return findings;
    }

    private static Finding finding(ClusterNode node, List<ClusterNode> without, boolean all) {
        List<Evidence> lists = without.stream()
                .limit(MOST_SHOWN)
                .map(ClusterNode::addressEvidence)
                .toList();
        return Finding.certain(
                CODE,
                all ? "in-no-list" : "not-in-all-lists",
                Map.of(
                        "node", node.label(),
                        "address", node.options().value("wsrep_node_address").orElseThrow(),
                        "others", Sharing.names(without)),
                lists);
    }

    /** More are listed than were given: nothing is known of the rest. Names and numbers may be the same hosts, and are not counted. */
    static List<UnknownCheck> unknown(List<ClusterOptions> clusters) {
        boolean rest = clusters.stream()
                .filter(it -> it.nodes().size() > 1 && ClusterNode.listOneKind(it.nodes()))
                .anyMatch(it -> it.members().size() > it.nodes().size());
        return rest ? List.of(new UnknownCheck(CODE, "not-given")) : List.of();
    }
}
