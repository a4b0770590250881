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
import java.util.function.ToLongFunction;

/** Runs a program to its end, within a limit, without input, and hears its output line by line. */
final class ProgramRun {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final long POLL_MILLIS = 500;
    private static final Duration GOODBYE = Duration.ofSeconds(30);

    private ProgramRun() {}

    /**
     * @return the exit status
     * @throws IOException if it cannot be started, or does not end within the limit
     */
    static int run(List<String> command, Map<String, String> environment, Duration limit, Consumer<String> line)
            throws IOException, InterruptedException {
        return run(command, environment, limit, process -> 0, line);
    }

    /**
     * @param patience how long the program may run without progress
     * @param progress a number that is another one whenever the program has got on
     * @return the exit status
     * @throws IOException if it cannot be started, or stands still for too long; it was then asked to end
     * @throws InterruptedException if the thread was; the program was then asked to end, and given some time for it
     */
    static int run(
            List<String> command,
            Map<String, String> environment,
            Duration patience,
            ToLongFunction<Process> progress,
            Consumer<String> line)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        ChildEnvironment.prepare(builder, environment);
        builder.redirectErrorStream(true);
        builder.redirectInput(Path.of("/dev/null").toFile());
        Process process = builder.start();
        Thread reader = new Thread(() -> read(process, line), "output of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            long since = System.nanoTime();
            long last = progress.applyAsLong(process);
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                long now = progress.applyAsLong(process);
                if (now != last) {
                    since = System.nanoTime();
                    last = now;
                } else if (System.nanoTime() - since > patience.toNanos()) {
                    throw new IOException("neither end nor progress within " + patience.toSeconds() + " s");
                }
            }
            // A grandchild may hold the pipe open; what matters was written before the program ended.
            reader.join(2000);
            return process.exitValue();
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                awaitGoodbye(process);
            }
        }
    }

    /** Whoever is told that the program was given up shall not find it at work still; an interrupt is kept for later. */
    private static void awaitGoodbye(Process process) {
        long begin = System.nanoTime();
        boolean interrupted = false;
        while (process.isAlive() && System.nanoTime() - begin < GOODBYE.toNanos()) {
            try {
                process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
