package dev.galeractl.bootstrap.status;

import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a look at some nodes means. Pure. */
final class StatusVerdicts {
    private static final FindingCode SECOND_CLUSTER = new FindingCode("GAL402");
    private static final FindingCode NO_PRIMARY = new FindingCode("GAL403");

    private StatusVerdicts() {}

    static Verdict verdict(List<NodeStatus> nodes) {
        List<NodeStatus> answered =
                nodes.stream().filter(node -> node.reach() == Reach.ANSWERED).toList();
        if (answered.isEmpty()) {
            boolean somebody = nodes.stream().anyMatch(node -> node.reach() != Reach.REFUSED);
            return somebody || nodes.isEmpty() ? Verdict.UNKNOWN : Verdict.BROKEN;
        }
        if (components(nodes).size() != 1) {
            return Verdict.BROKEN;
        }
        return nodes.stream().allMatch(NodeStatus::synced) ? Verdict.OK : Verdict.ATTENTION;
    }

    /**
     * Two Primary Components among nodes that were asked in one breath are two clusters, even if they share a UUID. None at all, though nodes answer, is
     * a cluster that lost its quorum or was never founded.
     */
    static List<Finding> findings(List<NodeStatus> nodes) {
        Map<Component, List<NodeStatus>> components = components(nodes);
        if (components.size() > 1) {
            String uuids = components.keySet().stream()
                    .map(component -> component.cluster().toString())
                    .distinct()
                    .collect(Collectors.joining(", "));
            String groups =
                    components.values().stream().map(StatusVerdicts::names).collect(Collectors.joining(" | "));
            return List.of(live(SECOND_CLUSTER, Map.of("uuids", uuids, "groups", groups)));
        }
        List<NodeStatus> outside = nodes.stream()
                .filter(node -> node.clusterStatus().isPresent() && !node.primary())
                .toList();
        return components.isEmpty() && !outside.isEmpty()
                ? List.of(live(NO_PRIMARY, Map.of("nodes", names(outside))))
                : List.of();
    }

    private static Finding live(FindingCode code, Map<String, String> parameters) {
        return new Finding(code, "live", parameters, List.of(), List.of(), Confidence.CERTAIN, Optional.empty());
    }

    private static String names(List<NodeStatus> nodes) {
        return nodes.stream().map(node -> node.name().orElse(node.address())).collect(Collectors.joining(", "));
    }

    private static Map<Component, List<NodeStatus>> components(List<NodeStatus> nodes) {
        Map<Component, List<NodeStatus>> components = new LinkedHashMap<>();
        for (NodeStatus node : nodes) {
            if (node.primary() && node.cluster().isPresent()) {
                add(components, node, new Component(node.cluster().get(), new TreeSet<>(node.members())));
            }
        }
        return components;
    }

    /** Nodes are asked one after another, and one may join meanwhile: lists of members that overlap are one component, seen twice. */
    private static void add(Map<Component, List<NodeStatus>> components, NodeStatus node, Component seen) {
        Set<String> members = new TreeSet<>(seen.members());
        List<NodeStatus> nodes = new ArrayList<>();
        for (Component other : List.copyOf(components.keySet())) {
            if (other.isOneWith(seen)) {
                members.addAll(other.members());
                nodes.addAll(components.getOrDefault(other, List.of()));
                components.remove(other);
            }
        }
        nodes.add(node);
        components.put(new Component(seen.cluster(), members), nodes);
    }

    private record Component(UUID cluster, Set<String> members) {
        boolean isOneWith(Component other) {
            return cluster.equals(other.cluster)
                    && (members.equals(other.members)
                            || members.stream()
                                    .anyMatch(member -> member.contains(":") && other.members.contains(member)));
        }
    }
}
