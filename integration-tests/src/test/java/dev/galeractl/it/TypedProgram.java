package dev.galeractl.it;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program at a terminal of 80 columns, which {@code script} makes: keys go in as a person types them. */
final class TypedProgram {
    /** What is typed once a text stands on the terminal; octal codes as {@code printf} takes them. */
    record Turn(String after, String keys) {}

    private TypedProgram() {}

    /** Waits for each text before its keys are typed: what comes earlier, the terminal itself shows. */
    static ProgramResult run(String terminal, Program program, Turn... turns) {
        String typing = Stream.of(turns)
                .map(it -> "until tr -d '\\n' 2>/dev/null <seen | grep -q '" + pattern(it.after())
                        + "'; do sleep 0.1; done; sleep 0.2; printf '" + it.keys() + "'; ")
                .collect(Collectors.joining());
        String words = program.command().stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(" "));
        String line = "rm -f seen; (" + typing + ": ) | script -qefc 'stty iutf8 cols 80 rows 24; " + words + "' seen";
        return new Program(
                        List.of("timeout", "60", "sh", "-c", line),
                        program.environment(),
                        program.folder(),
                        program.input(),
                        program.limit())
                .env("TERM", terminal)
                .env("LC_ALL", "C.UTF-8")
                .run();
    }

    private static String pattern(String text) {
        return text.replace("[", "\\[").replace("?", "[?]");
    }
}
