package dev.galeractl.bootstrap.cluster.saved;

import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.cluster.saved.Fingerprint.Moved;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan that somebody saved, and all that it rests on. It is never run from the file: whoever runs it looks and plans again, and does so only if that leads to
 * the same. No secret is part of it.
 *
 * @param operation the name that the operation will have
 * @param asked what the plan answers to
 * @param origin where it comes from
 * @param steps in order
 * @param fingerprint of the facts
 */
public record SavedPlan(String operation, Asked asked, Origin origin, List<SavedStep> steps, Fingerprint fingerprint) {
    public SavedPlan {
        steps = List.copyOf(steps);
    }

    /**
     * What was asked for.
     *
     * @param description the file that describes the cluster, absolute
     * @param digest of the description's text
     * @param ignoredChecks name → reason
     */
    public record Asked(
            Wish wish, Path description, String digest, Waivers waivers, SortedMap<String, String> ignoredChecks) {
        public Asked {
            ignoredChecks = Collections.unmodifiableSortedMap(new TreeMap<>(ignoredChecks));
        }
    }

    /**
     * When it was made, and by whom.
     *
     * @param taken how many steps of the operation the journal knew by then: more than that, and the plan is being carried out
     */
    public record Origin(Instant at, String by, int taken) {}

    /**
     * What forbids to do now what was planned then.
     *
     * @param now the steps that would be taken now
     * @param present the facts now
     * @param taken how many steps of the operation the journal knows now
     */
    public List<Refusal> objections(List<Step> now, Fingerprint present, int taken) {
        if (taken > origin.taken()) {
            // Facts moved because the plan is being carried out. What is left of it are steps of it, or it is another
            // plan.
            return now.stream()
                    .filter(step -> steps.stream().noneMatch(it -> it.is(step)))
                    .findFirst()
                    .map(step -> List.of(refusal(step.node(), "step-not-planned", step.sentence())))
                    .orElse(List.of());
        }
        List<Refusal> moved = moved(present);
        return moved.isEmpty() ? otherSteps(now) : moved;
    }

    private List<Refusal> moved(Fingerprint present) {
        Map<String, List<Moved>> byNode = fingerprint.until(present).stream()
                .collect(Collectors.groupingBy(Moved::node, TreeMap::new, Collectors.toList()));
        List<Refusal> refusals = new ArrayList<>();
        byNode.forEach((node, facts) -> refusals.add(refusal(
                node,
                "facts-moved",
                "facts",
                facts.stream()
                        .map(it -> it.fact() + ": " + it.was().orElse("-") + " → "
                                + it.is().orElse("-"))
                        .collect(Collectors.joining("; ")))));
        return refusals;
    }

    /** The same facts lead to other steps in another version of galeractl. */
    private List<Refusal> otherSteps(List<Step> now) {
        for (int i = 0; i < Math.max(now.size(), steps.size()); i++) {
            Optional<Step> is = i < now.size() ? Optional.of(now.get(i)) : Optional.empty();
            Optional<SavedStep> was = i < steps.size() ? Optional.of(steps.get(i)) : Optional.empty();
            if (is.isEmpty() || was.isEmpty() || !was.get().is(is.get())) {
                return List.of(refusal(
                        is.map(Step::node).or(() -> was.map(SavedStep::node)).orElse(""),
                        "steps-moved",
                        "number",
                        Integer.toString(i + 1),
                        "was",
                        was.map(it -> it.slug() + " " + it.node()).orElse("-"),
                        "is",
                        is.map(it -> it.slug() + " " + it.node()).orElse("-")));
            }
        }
        return List.of();
    }

    private Refusal refusal(String node, String key, Sentence step) {
        return refusal(node, key, "slug", step.key().replaceFirst("^step\\.", ""));
    }

    private Refusal refusal(String node, String key, String... more) {
        SortedMap<String, String> parameters =
                new TreeMap<>(Map.of("node", node, "at", origin.at().toString(), "by", origin.by()));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        String all = "refusal.saved-plan." + key;
        return new Refusal(
                SafetyRule.SAVED_PLAN,
                node,
                new Sentence(all + ".reason", parameters),
                new Sentence(all + ".learned", parameters),
                new Sentence(all + ".way-out", parameters),
                Optional.empty());
    }
}
