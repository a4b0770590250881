package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Checks as they are made. */
final class CheckList {
    private final List<Check> checks = new ArrayList<>();

    /** @param key of the sentence, without {@code check.}, with its parameters as name, value */
    void add(String slug, String node, Result result, String key, String... parameters) {
        add(new Check(slug, node, result, sentence(key, node, parameters), List.of()));
    }

    void add(Check check) {
        checks.add(check);
    }

    /** Every sentence may name its node. */
    static Sentence sentence(String key, String node, String... parameters) {
        String[] all = new String[parameters.length + 2];
        all[0] = "node";
        all[1] = node;
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        return Sentence.of("check." + key, all);
    }

    List<Check> all() {
        return List.copyOf(checks);
    }
}
