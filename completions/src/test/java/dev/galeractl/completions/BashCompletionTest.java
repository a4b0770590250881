package dev.galeractl.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed script, in the real bash. Words are split as bash splits them: {@code =} is a word of its own. */
class BashCompletionTest {
    private static final Path SCRIPT = Path.of("share/bash-completion/completions/galeractl");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "galeractl vali | validate",
                "galeractl lab  de | destroy",
                "galeractl lab break ki | kill",
                "galeractl explain GAL20 | GAL201 GAL202 GAL203 GAL204 GAL205 GAL206 GAL207 GAL208 GAL209",
                "galeractl completion z | zsh",
                "galeractl validate --form | --format",
                "galeractl validate --format j | json junit",
                "galeractl doctor --format = j | json",
                "galeractl --lang j | ja",
                "galeractl bootstrap --dr | --dry-run",
                "galeractl validate --defaults-file share/zs | share/zsh",
                "galeractl doctor share/ba | share/bash-completion",
                "galeractl explain nonsense | ''",
            })
    void completes(String line, String expected) {
        assertThat(complete(line)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void everyCommandIsOffered() {
        assertThat(complete("galeractl ")).contains("bootstrap", "join", "lab", "doctor", "status", "validate");
    }

    private static List<String> complete(String line) {
        String words = line.strip().replaceAll(" +", " ");
        String last = line.endsWith(" ") ? words + " ''" : words;
        String script = "source " + SCRIPT + "; COMP_WORDS=(" + last + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                + "_galeractl; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return Program.of("bash", "-c", script)
                .run()
                .assertExit(0)
                .out()
                .lines()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
