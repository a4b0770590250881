package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * GAL154, where datacentres were told: one of them has so many of the votes that the others cannot go on without it. Judged only if it is known where everybody
 * who votes stands.
 */
final class VotesInOnePlace {
    private static final FindingCode CODE = new FindingCode("GAL154");
    private static final int WITHOUT_MAJORITY = 2;

    private VotesInOnePlace() {}

    static List<Finding> check(ClusterOptions cluster, Layout layout) {
        Map<String, Integer> votes = new TreeMap<>();
        for (ClusterNode node : cluster.nodes()) {
            votes.merge(layout.datacentres().getOrDefault(node.label(), ""), node.weight(), Integer::sum);
        }
        layout.arbitrators().forEach(it -> votes.merge(it, 1, Integer::sum));
        if (votes.containsKey("") || votes.size() < 2) {
            return List.of();
        }
        int all = votes.values().stream().mapToInt(it -> it).sum();
        Optional<Map.Entry<String, Integer>> most = votes.entrySet().stream()
                .filter(it -> it.getValue() * 2 >= all && all > 0)
                .max(Map.Entry.comparingByValue());
        return most.stream()
                .map(it -> Finding.certain(
                        CODE,
                        votes.size() == WITHOUT_MAJORITY ? "two-places" : "one-place",
                        Map.of(
                                "datacentre", it.getKey(),
                                "votes", String.valueOf(it.getValue()),
                                "number", String.valueOf(all)),
                        List.of(cluster.nodes().get(0).addressEvidence())))
                .toList();
    }
}
