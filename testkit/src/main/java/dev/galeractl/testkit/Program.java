package dev.galeractl.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A program to be run as a process of its own, the way a user runs it: arguments, environment, folder, standard input. Immutable; each
 * method gives a changed copy.
 *
 * <p>Output goes through files, not pipes: a server that a program leaves running cannot block the test by holding a pipe open.
 */
public record Program(
        List<String> command, Map<String, String> environment, Optional<Path> folder, String input, Duration limit) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The program with these arguments, the environment of this process, no input and a minute to end. */
    public static Program of(Object... command) {
        List<String> words = Stream.of(command).map(Object::toString).toList();
        return new Program(words, Map.of(), Optional.empty(), "", Duration.ofMinutes(1));
    }

    public Program with(Object... arguments) {
        List<String> words = new ArrayList<>(command);
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        return new Program(words, environment, folder, input, limit);
    }

    /** Adds or replaces one variable; the empty value removes it. */
    public Program env(String name, Object value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(name, value.toString());
        return new Program(command, changed, folder, input, limit);
    }

    public Program in(Path newFolder) {
        return new Program(command, environment, Optional.of(newFolder), input, limit);
    }

    public Program input(String text) {
        return new Program(command, environment, folder, text, limit);
    }

    /** How long {@link #run} waits before it kills the program and fails. */
    public Program limit(Duration newLimit) {
        return new Program(command, environment, folder, input, newLimit);
    }

    /** Runs the program to its end. */
    public ProgramResult run() {
        return start().await();
    }

    /** Starts the program; the caller ends it or waits for it. */
    public RunningProgram start() {
        try {
            Path files = Files.createTempDirectory("program");
            Path in = Files.writeString(files.resolve("in"), input);
            File out = files.resolve("out").toFile();
            File err = files.resolve("err").toFile();
            // Tests that run in the background were started with ^C ignored, and a program inherits that; env takes it
            // back
            // and becomes the program.
            List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT,QUIT,HUP"));
            words.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(in.toFile())
                    .redirectOutput(out)
                    .redirectError(err);
            folder.ifPresent(f -> builder.directory(f.toFile()));
            environment.forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            return new RunningProgram(this, builder.start(), files);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + command, e);
        }
    }
}
