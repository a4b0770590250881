package dev.galeractl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.terminal.Surroundings;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class PlainValidateTest {
    private static final List<String> WORDS = List.of(
            "my.cnf",
            "/etc/mysql/my.cnf",
            "@my.cnf",
            "a=b",
            "validate",
            "doctor",
            "help",
            "",
            " ",
            "-",
            "--",
            "-q",
            "--quiet",
            "-v",
            "--verbose",
            "-qv",
            "-q=true",
            "--quiet=false",
            "--no-quiet",
            "--this-host",
            "--this-host=true",
            "--guard",
            "--live",
            "--dry-run",
            "--stacktrace",
            "--help",
            "-h",
            "--version",
            "--defaults-file=/etc/my.cnf",
            "--defaults-file=",
            "--defaults-file",
            "--defaults-file= my.cnf",
            "--defaults-extra-file=extra.cnf",
            "--defaults-group-suffix=2",
            "--defaults-group-suffix='2'",
            "--defaults-group-suffix=\"2\"",
            "--server-version=10.11",
            "--for=mariadb-11.8",
            "--for=a=b",
            "--for",
            "--format=json",
            "--format=JSON",
            "--format=Text",
            "--format=xml",
            "--format=line",
            "--format",
            "json",
            "--severity=error",
            "--severity=Warning",
            "--severity=bad",
            "--color=always",
            "--color=never",
            "--color=pink",
            "--lang=ja",
            "--lang=JA",
            "--lang=fr",
            "--ignore=GAL106=why not",
            "--fix",
            "--fix=GAL101",
            "--explain=wsrep_on",
            "--explain",
            "-f",
            "-fcluster.yaml",
            "--file=cluster.yaml",
            "--formats=json",
            "--form=json",
            "---guard");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "my.cnf",
                "db1.cnf db2.cnf db3.cnf",
                "--defaults-file=/etc/mysql/my.cnf",
                "my.cnf --format=json",
                "--guard --defaults-file=/etc/mysql/my.cnf -q",
                "--this-host --server-version=10.11.6 --severity=warning --lang=ja --color=never my.cnf",
            })
    void whatPeopleTypeMostNeedsNoPicocli(String line) {
        assertThat(plainly(words(line))).isPresent().isEqualTo(withPicocli(words(line)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-- my.cnf",
                "--nonsense",
                "--format=xml",
                "--format=json --format=text",
                "-q --quiet",
                "--defaults-file=",
                "--fix my.cnf",
            })
    void helpAndMistakesAndSeldomOptionsAreLeftToPicocli(String line) {
        assertThat(plainly(words(line))).isEmpty();
    }

    @Test
    void otherCommandsAreLeftToPicocli() {
        assertThat(plainly("doctor")).isEmpty();
        assertThat(plainly("--quiet", "validate")).isEmpty();
        assertThat(plainly()).isEmpty();
    }

    /** The same lines in every run. */
    @Test
    void whateverIsReadPlainlyIsWhatPicocliMakesOfTheSameWords() {
        Random chance = new Random(20261123);
        int plain = 0;
        for (int i = 0; i < 1500; i++) {
            List<String> line = new ArrayList<>(List.of("validate"));
            for (int length = chance.nextInt(5); length > 0; length--) {
                line.add(WORDS.get(chance.nextInt(WORDS.size())));
            }
            String[] words = line.toArray(String[]::new);
            Optional<List<String>> read = plainly(words);
            if (read.isPresent()) {
                plain++;
                assertThat(read).as("%s", line).isEqualTo(withPicocli(words));
            }
        }
        assertThat(plain).isGreaterThan(150);
    }

    private static String[] words(String line) {
        return ("validate " + line).strip().split(" ");
    }

    /** The state that the words lead to; empty if they are not plain. */
    private static Optional<List<String>> plainly(String... words) {
        GlobalOptions globals = globals();
        return PlainValidate.read(globals, words).map(command -> state(command, globals));
    }

    /** The state that the words lead to; empty if they are a mistake or ask for help. */
    private static Optional<List<String>> withPicocli(String... words) {
        GlobalOptions globals = globals();
        try {
            List<CommandLine> chain =
                    CommandTree.whole(globals).parseArgs(words).asCommandLineList();
            CommandLine last = chain.get(chain.size() - 1);
            return last.getCommand() instanceof ValidateCommand command && !last.isUsageHelpRequested()
                    ? Optional.of(state(command, globals))
                    : Optional.empty();
        } catch (ParameterException mistake) {
            return Optional.empty();
        }
    }

    private static List<String> state(ValidateCommand command, GlobalOptions globals) {
        List<String> state = new ArrayList<>(fields(command));
        state.addAll(fields(command.optionFiles));
        state.addAll(fields(globals));
        return state;
    }

    private static List<String> fields(Object of) {
        return Arrays.stream(of.getClass().getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(CommandLine.Option.class)
                        || field.isAnnotationPresent(CommandLine.Parameters.class))
                .map(field -> {
                    try {
                        return field.getName() + " = " + field.get(of);
                    } catch (IllegalAccessException hidden) {
                        throw new AssertionError(hidden);
                    }
                })
                .toList();
    }

    private static GlobalOptions globals() {
        return new GlobalOptions(Surroundings.nowhere(), Messages.in(Language.EN));
    }
}
