package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.lab.LabFacts;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;
import java.util.Optional;

/** Says why a verb of a lab may not go on. */
final class LabRefusals {
    private final String lab;

    /**
     * @param lab the lab's name
     */
    LabRefusals(String lab) {
        this.lab = lab;
    }

    Refusal because(SafetyRule rule, String key, String... parameters) {
        return new Refusal(
                rule,
                lab,
                Sentence.of("refusal." + key + ".reason", parameters),
                Sentence.of("refusal." + key + ".learned", parameters),
                Sentence.of("refusal." + key + ".way-out", parameters),
                Optional.empty());
    }

    /** Servers that the lab did not start, in its folders. */
    List<Refusal> foreignServers(LabFacts facts) {
        return facts.nodes().stream()
                .flatMap(node -> node.running().stream()
                        .filter(running -> running.origin() == Origin.FOREIGN)
                        .map(running -> because(
                                SafetyRule.SERVER_RUNS,
                                "lab.foreign-server",
                                "datadir",
                                node.node().datadir().toString(),
                                "pid",
                                Long.toString(running.pid()))))
                .toList();
    }
}
