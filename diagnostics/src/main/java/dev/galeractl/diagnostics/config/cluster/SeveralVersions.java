package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL151, where name and address are both the same: rather files of one node at different times than a copy on another node. */
final class SeveralVersions implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL151");
    private static final String NAME = "wsrep_node_name";
    private static final int MOST_SHOWN = 4;

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        return cluster.versions().stream().map(SeveralVersions::finding).toList();
    }

    private static Finding finding(List<ClusterNode> versions) {
        ClusterNode first = versions.get(0);
        return new Finding(
                CODE,
                "versions",
                Map.of(
                        "name", first.label(),
                        "address", first.options().value("wsrep_node_address").orElseThrow(),
                        "number", String.valueOf(versions.size()),
                        "file", first.files().get(0)),
                versions.stream()
                        .limit(MOST_SHOWN)
                        .map(it -> it.evidence(it.options().setting(NAME).orElseThrow()))
                        .toList(),
                List.of(),
                Confidence.LIKELY,
                Optional.of(first.label()));
    }
}
