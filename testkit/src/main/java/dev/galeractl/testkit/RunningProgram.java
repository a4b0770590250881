package dev.galeractl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that runs. Ended by its own handle only; a program that nobody awaited is killed by {@link #close}. */
public final class RunningProgram implements AutoCloseable {
    private final Program program;
    private final Process process;
    private final Path files;
    private final Instant begin = Instant.now();

    RunningProgram(Program program, Process process, Path files) {
        this.program = program;
        this.process = process;
        this.files = files;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written to standard output so far. */
    public String out() {
        return read("out");
    }

    /** What it has written to standard error so far. */
    public String err() {
        return read("err");
    }

    /** Sends a signal by its name: {@code INT}, {@code TERM}, {@code KILL}. */
    public void signal(String name) {
        Program.of("kill", "-s", name, String.valueOf(pid())).run();
    }

    /** Waits until it has written the text to standard error or has ended; false if it ended first or {@code patience} is over. */
    public boolean awaitErr(String text, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            boolean alive = isAlive();
            if (err().contains(text)) {
                return true;
            }
            if (!alive) {
                return false;
            }
            pause();
        }
        return false;
    }

    /** Waits for its end; kills it and fails if that takes longer than the program's limit. */
    public ProgramResult await() {
        try {
            if (!process.waitFor(program.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                        .toList();
                family.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
                throw new AssertionError("Killed after " + program.limit() + ": " + result());
            }
            return result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + program.command(), e);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        if (Files.notExists(files)) {
            return;
        }
        try (Stream<Path> all = Files.walk(files)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProgramResult result() {
        return new ProgramResult(
                program.command(), process.exitValue(), out(), err(), Duration.between(begin, Instant.now()));
    }

    private String read(String name) {
        try {
            return Files.exists(files.resolve(name))
                    ? new String(Files.readAllBytes(files.resolve(name)), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
