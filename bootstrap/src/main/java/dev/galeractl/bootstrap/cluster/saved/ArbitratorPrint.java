package dev.galeractl.bootstrap.cluster.saved;

import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of an arbitrator's host belongs to a fingerprint. */
final class ArbitratorPrint {
    private static final String NONE = "none";

    private ArbitratorPrint() {}

    static SortedMap<String, String> of(ArbitratorSight sight) {
        if (sight instanceof ArbitratorSight.Unheard unheard) {
            return new TreeMap<>(
                    Map.of("host", "not heard: " + unheard.problem().kind().name()));
        }
        ArbitratorFacts facts = ((ArbitratorSight.Heard) sight).facts();
        SortedMap<String, String> print = new TreeMap<>();
        print.put("program", facts.program().map(Path::toString).orElse(NONE));
        print.put(
                "service",
                facts.service()
                        .map(it -> it.unit() + ", " + (it.enabled() ? "enabled" : "not enabled") + ", " + it.active())
                        .orElse(NONE));
        print.put("settings", facts.settings().map(Digest::of).orElse(NONE));
        facts.missing()
                .ifPresent(it -> print.put(
                        "missing packages",
                        it.wanted().stream().map(Object::toString).collect(Collectors.joining(", "))));
        return print;
    }
}
