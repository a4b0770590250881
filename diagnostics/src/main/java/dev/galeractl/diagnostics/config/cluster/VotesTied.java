package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GAL154: votes that can be split into halves. Judged only where the files are those of all members. */
final class VotesTied implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL154");

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<ClusterNode> nodes = cluster.nodes();
        Set<String> weights = Set.copyOf(nodes.stream()
                .map(it -> it.value(Place.PROVIDER, "pc.weight")
                        .map(ClusterNode.Value::normal)
                        .orElse("1"))
                .toList());
        boolean complete = cluster.members().size() == nodes.size();
        if (!complete || nodes.size() % 2 != 0 || weights.size() != 1) {
            return List.of();
        }
        Optional<Evidence> list = nodes.stream()
                .filter(it -> !it.memberKeys().isEmpty())
                .map(ClusterNode::addressEvidence)
                .findFirst();
        return List.of(Finding.certain(
                CODE,
                nodes.size() == 2 ? "two-nodes" : "even",
                Map.of("number", String.valueOf(nodes.size()), "half", String.valueOf(nodes.size() / 2)),
                list.stream().toList()));
    }
}
