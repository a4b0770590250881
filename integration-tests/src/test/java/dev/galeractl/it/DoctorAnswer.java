package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code galeractl doctor --format json} answered, with the questions that tests ask. */
final class DoctorAnswer {
    private final ProgramResult result;
    private final JsonNode json;

    DoctorAnswer(ProgramResult result) {
        this.result = result;
        this.json = JsonMapper.shared().readTree(result.out());
    }

    /** {@code ok}, {@code attention}, {@code broken} or {@code unknown}, with the exit status that belongs to it. */
    DoctorAnswer isVerdict(String verdict) {
        assertThat(json.path("verdict").asString()).as("%s", result).isEqualTo(verdict);
        int status = verdict.equals("broken") ? 1 : 0;
        result.assertExit(status);
        return this;
    }

    /** Exactly these findings, each {@code GAL301 circumstance}, in any order. */
    DoctorAnswer finds(String... codesAndCircumstances) {
        assertThat(stream(json.path("findings"))
                        .map(it -> it.path("code").asString() + " "
                                + it.path("circumstance").asString()))
                .as("%s", result)
                .containsExactlyInAnyOrder(codesAndCircumstances);
        return this;
    }

    /** What the document says at this JSON pointer, as text. */
    DoctorAnswer has(String pointer, String text) {
        assertThat(json.at(pointer).asString()).as("%s: %s", pointer, result).isEqualTo(text);
        return this;
    }

    /** The finding of that code proves itself with a line of that file which contains the text. */
    DoctorAnswer proves(String code, String file, String text) {
        return shows(code, "evidence", file, text);
    }

    /** The finding of that code explains a line of that file which contains the text. */
    DoctorAnswer explains(String code, String file, String text) {
        return shows(code, "consequences", file, text);
    }

    /** The text of the finding's cause, in English, contains this. */
    DoctorAnswer says(String code, String text) {
        assertThat(finding(code).path("cause").asString()).as("%s", result).contains(text);
        return this;
    }

    private DoctorAnswer shows(String code, String which, String file, String text) {
        assertThat(stream(finding(code).path(which))
                        .filter(line -> line.path("file").asString().equals(file))
                        .map(line -> line.path("text").asString()))
                .as("%s of %s in %s: %s", which, code, file, result)
                .anyMatch(line -> line.contains(text));
        return this;
    }

    private JsonNode finding(String code) {
        List<JsonNode> all = stream(json.path("findings"))
                .filter(it -> it.path("code").asString().equals(code))
                .toList();
        assertThat(all).as("%s in %s", code, result).isNotEmpty();
        return all.get(0);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return result.toString();
    }
}
