package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.config.cluster.ClusterNode.Value;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which nodes share which value of an option. Nodes of which nobody knows the value are left out. */
record Sharing(Place place, String option, List<Share> shares) {
    private static final int MOST_NAMED = 3;
    private static final int MOST_SHOWN = 4;

    /** Nodes with the same value. */
    record Share(String shown, List<ClusterNode> nodes, List<Evidence> evidence) {}

    static Sharing of(ClusterOptions cluster, Place place, String option) {
        Map<String, Share> shares = new LinkedHashMap<>();
        for (ClusterNode node : cluster.nodes()) {
            Optional<Value> value = node.value(place, option);
            if (value.isPresent()) {
                Share share = shares.computeIfAbsent(
                        value.get().normal(),
                        it -> new Share(value.get().shown(), new ArrayList<>(), new ArrayList<>()));
                share.nodes().add(node);
                value.get().evidence().ifPresent(share.evidence()::add);
            }
        }
        return new Sharing(place, option, List.copyOf(shares.values()));
    }

    boolean isMixed() {
        return shares.size() > 1;
    }

    /** What pages name: the option, who has which value, and what most have, ready to be written. */
    Map<String, String> parameters() {
        Share most = shares.stream()
                .max(Comparator.comparingInt((Share it) -> it.nodes().size()).thenComparing(it -> -shares.indexOf(it)))
                .orElseThrow();
        String setting = option + "=" + most.shown();
        return Map.of(
                "option",
                option,
                "values",
                shares.stream()
                        .limit(MOST_SHOWN)
                        .map(it -> it.shown() + " (" + names(it.nodes()) + ")")
                        .collect(Collectors.joining(", ", "", shares.size() > MOST_SHOWN ? ", …" : "")),
                "setting",
                place == Place.PROVIDER ? "wsrep_provider_options=\"" + setting + "\"" : setting);
    }

    /** One line for each value, as far as it is written. */
    List<Evidence> evidence() {
        return shares.stream()
                .flatMap(it -> it.evidence().stream().limit(1))
                .limit(MOST_SHOWN)
                .toList();
    }

    static String names(List<ClusterNode> nodes) {
        return nodes.stream()
                .limit(MOST_NAMED)
                .map(ClusterNode::label)
                .collect(Collectors.joining(", ", "", nodes.size() > MOST_NAMED ? ", …" : ""));
    }
}
