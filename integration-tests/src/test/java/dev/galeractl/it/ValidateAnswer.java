package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code galeractl validate --format json} answered, with the questions that tests ask. */
final class ValidateAnswer {
    private final ProgramResult result;
    private final JsonNode json;

    ValidateAnswer(ProgramResult result) {
        this.result = result;
        this.json = JsonMapper.shared().readTree(result.out());
    }

    /** It finds the mistake, and is certain if its page says that a start comes to harm. */
    ValidateAnswer finds(Mistake mistake) {
        assertThat(StreamSupport.stream(json.path("findings").spliterator(), false)
                        .map(it -> it.path("code").asString() + " "
                                + it.path("circumstance").asString() + " "
                                + (mistake.harm().isPresent()
                                        ? it.path("confidence").asString()
                                        : "")))
                .as("%s", result)
                .contains(mistake.code() + " " + mistake.circumstance() + " "
                        + (mistake.harm().isPresent() ? "certain" : ""));
        return this;
    }
}
