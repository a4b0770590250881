package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** GAL154: votes that can be split into halves. Judged only where the files are those of all members. */
final class VotesTied {
    private static final FindingCode CODE = new FindingCode("GAL154");

    private VotesTied() {}

    static List<Finding> check(ClusterOptions cluster, Layout layout) {
        List<ClusterNode> nodes = cluster.nodes();
        Set<Integer> weights = nodes.stream().map(ClusterNode::weight).collect(Collectors.toSet());
        int voters = nodes.size() + layout.arbitrators().size();
        // Each arbitrator has one vote.
        boolean equal = weights.size() == 1 && (layout.arbitrators().isEmpty() || weights.contains(1));
        boolean complete = cluster.members().size() == nodes.size();
        if (!complete || voters % 2 != 0 || !equal) {
            return List.of();
        }
        Optional<Evidence> list = nodes.stream()
                .filter(it -> !it.memberKeys().isEmpty())
                .map(ClusterNode::addressEvidence)
                .findFirst();
        return List.of(Finding.certain(
                CODE,
                voters == 2 ? "two-nodes" : "even",
                Map.of("number", String.valueOf(voters), "half", String.valueOf(voters / 2)),
                list.stream().toList()));
    }
}
