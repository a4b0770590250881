package dev.galeractl.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed function, in a real zsh on a terminal of its own. */
class ZshCompletionTest {
    @BeforeEach
    void zshIsThere() {
        assumeTrue(
                Stream.of("/usr/bin/zsh", "/bin/zsh").map(Path::of).anyMatch(Files::isExecutable),
                "zsh is not installed: its completion is not tried");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "galeractl vali | galeractl validate",
                "galeractl lab des | galeractl lab destroy",
                "galeractl lab break ki | galeractl lab break kill",
                "galeractl explain GAL21 | GAL214",
                "galeractl validate --server | galeractl validate --server-version=",
                "galeractl lab  | throw-away",
                "galeractl status --format=j | --format=json",
            })
    void completes(String typed, String shown) {
        // compinit must not read or write anything of this user's; the terminal is wide enough to show a line whole.
        String script = """
                zmodload zsh/zpty
                zpty shell 'TERM=dumb zsh -f -i'
                say() { zpty -w shell "$1" }
                say 'stty cols 200; PS1="> "; fpath=($PWD/share/zsh/site-functions $fpath); autoload -U compinit; compinit -D -u; galeractl() { :; }; echo rea""dy'
                zpty -r -m shell out '*ready*'
                zpty -n -w shell "%s"$'\\t\\t'
                sleep 1
                while zpty -r -t shell part; do print -rn -- "$part"; done
                zpty -d shell
                """.formatted(typed.equals("galeractl lab") ? "galeractl " : typed);
        String out = Program.of("zsh", "-f", "-c", script).run().out();
        assertThat(out.replace("\u0007", "").replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", ""))
                .contains(shown);
    }
}
