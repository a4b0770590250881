package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of nodes that come together when they start: their lists of members meet, directly or by way of others, or one that has no
 * list has the cluster's name.
 *
 * @param nodes in the order given; one alone if nobody else leads to it
 * @param versions of the nodes of which there are several: what looks like files of one node at different times. The first is among the nodes, as nobody
 *     knows which of them counts
 */
record ClusterOptions(List<ClusterNode> nodes, List<List<ClusterNode>> versions) {

    ClusterOptions {
        nodes = List.copyOf(nodes);
        versions = List.copyOf(versions);
    }

    private static ClusterOptions of(List<ClusterNode> given) {
        Map<String, List<ClusterNode>> byIdentity = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            ClusterNode node = given.get(i);
            // A node that does not say who it is is one of its own.
            String identity = node.identity().orElse("number " + i);
            byIdentity.computeIfAbsent(identity, it -> new ArrayList<>()).add(node);
        }
        return new ClusterOptions(
                byIdentity.values().stream().map(it -> it.get(0)).toList(),
                byIdentity.values().stream().filter(it -> it.size() > 1).toList());
    }

    /** The clusters that these servers make; who is no node, or only a part of one, is in none. */
    static List<ClusterOptions> of(Map<String, ConfigFacts> byLabel) {
        List<ClusterNode> nodes = new ArrayList<>();
        byLabel.forEach((label, facts) -> {
            ClusterNode node = new ClusterNode(label, facts);
            if (node.isWhole()) {
                nodes.add(node);
            }
        });
        return new Meeting(nodes).clusters();
    }

    /** The name that the cluster's first named node writes. */
    Optional<String> name() {
        return nodes.stream().flatMap(it -> nameOf(it).stream()).findFirst();
    }

    FoundCluster found() {
        return new FoundCluster(
                name(),
                nodes.stream()
                        .map(it -> new FoundCluster.Member(it.label(), it.ownKey(), files(it)))
                        .toList());
    }

    private List<String> files(ClusterNode node) {
        return versions.stream().filter(it -> it.contains(node)).findFirst().orElse(List.of(node)).stream()
                .flatMap(it -> it.files().stream())
                .distinct()
                .toList();
    }

    Set<String> members() {
        Set<String> members = new LinkedHashSet<>();
        nodes.forEach(it -> members.addAll(it.memberKeys()));
        return members;
    }

    private static Optional<String> nameOf(ClusterNode node) {
        return node.options().value("wsrep_cluster_name");
    }

    /** Who meets whom. */
    private static final class Meeting {
        private final List<ClusterNode> nodes;
        /** For each node one that it meets, in the end one for all of them. */
        private final int[] leader;

        private final Map<String, Integer> firstAt = new HashMap<>();

        Meeting(List<ClusterNode> nodes) {
            this.nodes = nodes;
            this.leader = new int[nodes.size()];
            for (int i = 0; i < leader.length; i++) {
                leader[i] = i;
            }
            for (int i = 0; i < leader.length; i++) {
                int node = i;
                nodes.get(i).memberKeys().forEach(key -> meet(node, key));
                nodes.get(i).ownKey().ifPresent(key -> meet(node, key));
            }
            joinByName();
        }

        List<ClusterOptions> clusters() {
            Map<Integer, List<ClusterNode>> clusters = new LinkedHashMap<>();
            for (int i = 0; i < leader.length; i++) {
                clusters.computeIfAbsent(leaderOf(i), it -> new ArrayList<>()).add(nodes.get(i));
            }
            return clusters.values().stream().map(ClusterOptions::of).toList();
        }

        /** Of several clusters with the name nobody knows which one is meant. */
        private void joinByName() {
            Map<String, Set<Integer>> listing = new HashMap<>();
            Map<String, List<Integer>> without = new LinkedHashMap<>();
            for (int i = 0; i < leader.length; i++) {
                int node = i;
                boolean lists = !nodes.get(i).memberKeys().isEmpty();
                nameOf(nodes.get(i)).ifPresent(name -> {
                    if (lists) {
                        listing.computeIfAbsent(name, it -> new LinkedHashSet<>())
                                .add(leaderOf(node));
                    } else {
                        without.computeIfAbsent(name, it -> new ArrayList<>()).add(node);
                    }
                });
            }
            without.forEach((name, those) -> {
                List<Integer> homes = List.copyOf(listing.getOrDefault(name, Set.of()));
                if (homes.size() <= 1) {
                    int home = homes.isEmpty() ? those.get(0) : homes.get(0);
                    those.forEach(node -> unite(home, node));
                }
            });
        }

        private void meet(int node, String key) {
            Integer earlier = firstAt.putIfAbsent(key, node);
            if (earlier != null) {
                unite(earlier, node);
            }
        }

        private void unite(int one, int other) {
            int first = Math.min(leaderOf(one), leaderOf(other));
            int second = Math.max(leaderOf(one), leaderOf(other));
            leader[second] = first;
        }

        private int leaderOf(int node) {
            int at = node;
            while (leader[at] != at) {
                leader[at] = leader[leader[at]];
                at = leader[at];
            }
            return at;
        }
    }
}
