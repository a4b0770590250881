package dev.galeractl.replication.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a program to its end, within a limit, without input, and hears its output line by line. */
final class ProgramRun {

    private static final int LONGEST_LINE = 64 * 1024;

    private ProgramRun() {}

    /**
     * @return the exit status
     * @throws IOException if it cannot be started, or does not end within the limit
     */
    static int run(List<String> command, Map<String, String> environment, Duration limit, Consumer<String> line)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectInput(Path.of("/dev/null").toFile());
        Process process = builder.start();
        Thread reader = new Thread(() -> read(process, line), "output of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it did not end within " + limit.toSeconds() + " s");
            }
            // A grandchild may hold the pipe open; what matters was written before the program ended.
            reader.join(2000);
            return process.exitValue();
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
        }
    }

    private static void read(Process process, Consumer<String> line) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                line.accept(next.length() > LONGEST_LINE ? next.substring(0, LONGEST_LINE) : next);
            }
        } catch (IOException ended) {
            // The stream breaks when the program is ended by us; there is nothing left to hear.
            return;
        }
    }
}
