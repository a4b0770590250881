package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.List;
import java.util.Map;

/** GAL155, in one cluster: several nodes with an empty list of members. Each makes a cluster of its own when it starts. */
final class FoundedTwice implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL155");
    private static final int MOST_SHOWN = 4;

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<ClusterNode> founders = cluster.nodes().stream()
                .filter(it -> it.address().address().isBootstrap())
                .toList();
        if (founders.size() < 2) {
            return List.of();
        }
        return List.of(Finding.certain(
                CODE,
                "founded-twice",
                Map.of("nodes", Sharing.names(founders)),
                founders.stream()
                        .limit(MOST_SHOWN)
                        .map(ClusterNode::addressEvidence)
                        .toList()));
    }
}
