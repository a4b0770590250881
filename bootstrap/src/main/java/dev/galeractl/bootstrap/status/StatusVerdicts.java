package dev.galeractl.bootstrap.status;

import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import dev.galeractl.diagnostics.finding.Catalogue;
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

/** What a look at some nodes means. Pure. */
final class StatusVerdicts {
    private static final FindingCode SECOND_CLUSTER = new FindingCode("GAL402");

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

    /** Two Primary Components among nodes that were asked in one breath are two clusters, even if they share a UUID. */
    static List<Finding> findings(List<NodeStatus> nodes) {
        Map<Component, List<NodeStatus>> components = components(nodes);
        if (components.size() < 2 || !Catalogue.contains(SECOND_CLUSTER)) {
            return List.of();
        }
        List<UUID> uuids =
                components.keySet().stream().map(Component::cluster).distinct().toList();
        List<String> members = components.values().stream()
                .map(list -> String.join(
                        ", ",
                        list.stream().map(it -> it.name().orElse(it.address())).toList()))
                .toList();
        Map<String, String> parameters = Map.of(
                "uuids", String.join(", ", uuids.stream().map(UUID::toString).toList()),
                "nodes", String.join(" | ", members));
        String circumstance =
                Catalogue.page(SECOND_CLUSTER).circumstances().get(0).name();
        return List.of(new Finding(
                SECOND_CLUSTER, circumstance, parameters, List.of(), List.of(), Confidence.CERTAIN, Optional.empty()));
    }

    private static Map<Component, List<NodeStatus>> components(List<NodeStatus> nodes) {
        Map<Component, List<NodeStatus>> components = new LinkedHashMap<>();
        for (NodeStatus node : nodes) {
            if (node.primary() && node.cluster().isPresent()) {
                components
                        .computeIfAbsent(
                                new Component(node.cluster().get(), new TreeSet<>(node.members())),
                                key -> new ArrayList<>())
                        .add(node);
            }
        }
        return components;
    }

    private record Component(UUID cluster, Set<String> members) {}
}
