package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a verb that changes hosts answered with {@code --format json}. */
record OutcomeAnswer(ProgramResult result, JsonNode json) {
    OutcomeAnswer(ProgramResult result) {
        this(result, JsonMapper.shared().readTree(result.out()));
    }

    /** Ended with this exit status, and with a document of its published form. */
    OutcomeAnswer ended(int status) {
        assertThat(result.exitStatus())
                .as("%s %s", reasons().toList(), result.err())
                .isEqualTo(status);
        assertThat(json.path("schema").asString()).as("%s", result).isEqualTo("galeractl/outcome/v1");
        return this;
    }

    /** Whether anything was changed. */
    boolean changed() {
        return json.path("changed").asBoolean();
    }

    /** Why it was not done or not finished: {@code check SLUG HOST}, {@code refusal RULE HOST}, {@code failure STEP HOST}, each with its sentences. */
    Stream<String> reasons() {
        Stream<String> checks = each("checks")
                .filter(it -> it.path("result").asString().equals("fail"))
                .map(it -> "check " + it.path("slug").asString() + " " + text(it, "node", "text"));
        Stream<String> refusals = each("refusals")
                .map(it -> "refusal " + it.path("rule").asString() + " "
                        + text(it, "node", "reason", "learned", "wayOut"));
        Stream<String> failure =
                json.path("failure").isObject() ? Stream.of("failure " + json.path("failure")) : Stream.of();
        return Stream.of(checks, refusals, failure).flatMap(it -> it);
    }

    /** One of the reasons begins so and says all of these words. */
    OutcomeAnswer because(String reason, List<String> words) {
        assertThat(reasons())
                .as("%s", result.err())
                .anySatisfy(it -> assertThat(it).startsWith(reason).contains(words));
        return this;
    }

    private Stream<JsonNode> each(String list) {
        return StreamSupport.stream(json.path(list).spliterator(), false);
    }

    private static String text(JsonNode node, String... fields) {
        return String.join(
                " ", Stream.of(fields).map(it -> node.path(it).asString()).toList());
    }
}
