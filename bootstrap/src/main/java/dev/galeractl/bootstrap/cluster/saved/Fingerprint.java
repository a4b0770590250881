package dev.galeractl.bootstrap.cluster.saved;

import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Unheard;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts that a plan stands on: those by which another look would have led to another plan, or a reader to another answer. What moves by itself (clocks,
 * free space, load, how far a running cluster has come) is not among them; that it crossed a threshold is, as the warning of a check.
 *
 * @param facts node → name of the fact → its value
 */
public record Fingerprint(SortedMap<String, SortedMap<String, String>> facts) {
    private static final String CHECK = "check ";

    public Fingerprint {
        SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        facts.forEach((node, own) -> copy.put(node, Collections.unmodifiableSortedMap(new TreeMap<>(own))));
        facts = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A fact that is not any more what it was.
     *
     * @param was empty if it was not known or did not exist
     */
    public record Moved(String node, String fact, Optional<String> was, Optional<String> is) {}

    /** Of what was seen, and of what the checks had to say about it. */
    public static Fingerprint of(ClusterFacts seen, List<ArbitratorSight> arbitrators, PreflightReport checks) {
        SortedMap<String, SortedMap<String, String>> facts = new TreeMap<>();
        seen.members().forEach(it -> facts.put(it.node(), facts(it)));
        arbitrators.forEach(it -> facts.put(it.name(), ArbitratorPrint.of(it)));
        checks.checks().stream()
                .filter(it -> it.result() == Check.Result.WARN)
                .forEach(it -> facts.computeIfAbsent(it.node(), node -> new TreeMap<>())
                        .put(CHECK + it.slug(), "warning"));
        return new Fingerprint(facts);
    }

    private static SortedMap<String, String> facts(Member member) {
        if (member instanceof Heard heard) {
            return HostPrint.of(heard.facts());
        }
        return new TreeMap<>(Map.of(
                "host", "not heard: " + ((Unheard) member).problem().kind().name()));
    }

    /** What moved until the later one, by node and fact. A warning that has gone is no reason to refuse what was agreed on. */
    public List<Moved> until(Fingerprint later) {
        List<Moved> moved = new ArrayList<>();
        TreeSet<String> nodes = new TreeSet<>(facts.keySet());
        nodes.addAll(later.facts.keySet());
        for (String node : nodes) {
            Map<String, String> was = facts.getOrDefault(node, Collections.emptySortedMap());
            Map<String, String> is = later.facts.getOrDefault(node, Collections.emptySortedMap());
            TreeSet<String> names = new TreeSet<>(was.keySet());
            names.addAll(is.keySet());
            for (String name : names) {
                Moved fact =
                        new Moved(node, name, Optional.ofNullable(was.get(name)), Optional.ofNullable(is.get(name)));
                boolean relieved = name.startsWith(CHECK) && fact.is().isEmpty();
                if (!fact.was().equals(fact.is()) && !relieved) {
                    moved.add(fact);
                }
            }
        }
        return moved;
    }
}
