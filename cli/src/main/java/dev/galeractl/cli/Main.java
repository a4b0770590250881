package dev.galeractl.cli;

import dev.galeractl.cli.terminal.Surroundings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/** The door of the program: the only place that touches the standard streams and ends the JVM. */
public final class Main {
    private Main() {}

    public static void main(String... args) {
        Surroundings process =
                Surroundings.ofProcess(System.in, System.out, System.err, System.getenv(), System.getProperties());
        System.exit(Program.run(process, args).status());
    }

    /**
     * Runs the program inside another one: nothing is asked, nothing is coloured unless demanded, and the width is that of
     * {@code COLUMNS}, else 80.
     *
     * @return the exit status, one of {@link dev.galeractl.cli.outcome.ExitCode}
     */
    public static int run(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> env, String... args) {
        return Program.run(Surroundings.withoutTerminal(out, err, in, env), args)
                .status();
    }
}
