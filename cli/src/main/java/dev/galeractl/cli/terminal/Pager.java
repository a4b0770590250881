package dev.galeractl.cli.terminal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.Signals;

/**
 * Shows a long result page by page: the result goes through the program that the environment calls {@code PAGER}, else through {@code less}. Without a
 * terminal on stdout, or if the pager is {@code cat} or cannot be started, it goes straight to stdout.
 */
public final class Pager implements AutoCloseable {
    /** Leave at once what fits on one screen, let colours through, keep the text on the screen. */
    private static final String LESS_OPTIONS = "FRX";

    private static final String USUAL = "command -v less >/dev/null 2>&1 && exec less || exec cat";

    private final PrintWriter out;
    private final Optional<Process> process;
    private final Optional<Object> interruption;

    private Pager(PrintWriter out, Optional<Process> process) {
        this.out = out;
        this.process = process;
        // ^C belongs to the pager, as long as it runs: it ends a search there, and not the program.
        this.interruption = process.map(running -> Signals.register("INT", () -> {}));
    }

    /**
     * Opens it.
     *
     * @param wanted false: straight to stdout in any case
     */
    public static Pager open(Surroundings around, boolean wanted) {
        String command = around.env().getOrDefault("PAGER", USUAL);
        if (!wanted || !around.outIsTerminal() || command.isBlank() || command.equals("cat")) {
            return new Pager(around.out(), Optional.empty());
        }
        around.flush();
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", command))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> env = builder.environment();
        env.putIfAbsent("LESS", LESS_OPTIONS);
        if (around.charset().equals(StandardCharsets.UTF_8)) {
            // Where the locale is not installed, less would show the bytes of every letter.
            env.putIfAbsent("LESSCHARSET", "utf-8");
        }
        try {
            Process started = builder.start();
            return new Pager(
                    new PrintWriter(new OutputStreamWriter(started.getOutputStream(), around.charset())),
                    Optional.of(started));
        } catch (IOException noShell) {
            return new Pager(around.out(), Optional.empty());
        }
    }

    /** Where the result is to be printed. Its {@code checkError} tells that nobody reads on. */
    public PrintWriter out() {
        return out;
    }

    /** Waits until the user has seen enough. */
    @Override
    public void close() {
        out.flush();
        process.ifPresent(running -> {
            out.close();
            try {
                running.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        interruption.ifPresent(before -> Signals.unregister("INT", before));
    }
}
