package dev.galeractl.cli.terminal;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.cli.render.EventJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes what happens into a file while it happens, line by line. An operation that goes on writes behind what is there: lines name their operation. A file that
 * can no longer be written ends the lines, not the operation.
 */
public final class EventFile implements ExecutionListener, AutoCloseable {
    private final Writer out;
    private final EventJson json;
    private Optional<IOException> problem = Optional.empty();

    private EventFile(Writer out, EventJson json) {
        this.out = out;
        this.json = json;
    }

    /** Opens the file, behind what is in it. */
    public static EventFile append(Path file, EventJson json) throws IOException {
        return new EventFile(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), json);
    }

    /** Before the first step. */
    public void opened(Plan plan) {
        write(time -> json.opened(time, plan));
    }

    /** After the last one, be it the one that failed. */
    public void finished(Outcome outcome) {
        outcome.failure().ifPresent(failure -> write(time -> json.stepFailed(time, failure)));
        write(time -> json.finished(time, outcome));
    }

    /** Why lines are missing; empty if none is. */
    public synchronized Optional<IOException> problem() {
        return problem;
    }

    @Override
    public void stepStarted(int index, int of, Step step) {
        write(time -> json.stepBegun(time, index, step));
    }

    @Override
    public void stepFinished(int index, int of, Step step) {
        write(time -> json.stepEnded(time, index, step));
    }

    @Override
    public void stateShift(String node, String from, String to) {
        write(time -> json.stateShift(time, node, from, to));
    }

    @Override
    public void joining(JoinProgress progress) {
        write(time -> json.progress(time, progress));
    }

    @Override
    public void logLine(String node, String line) {}

    @Override
    public void notice(Sentence sentence) {
        write(time -> json.notice(time, sentence));
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            problem = problem.or(() -> Optional.of(e));
        }
    }

    private synchronized void write(Function<Instant, String> line) {
        if (problem.isPresent()) {
            return;
        }
        try {
            out.write(line.apply(WallClock.now().toInstant().truncatedTo(ChronoUnit.MILLIS)));
            out.flush();
        } catch (IOException e) {
            problem = Optional.of(e);
        }
    }
}
