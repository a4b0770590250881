package dev.galeractl.cli.terminal;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.cli.render.ProgressText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows an operation while it runs: a line for each step and each state shift, with the time since it began. On a terminal one more
 * line, redrawn every second, tells what is being waited for.
 */
public final class LiveProgress implements ExecutionListener, AutoCloseable {
    private static final String ERASE_LINE = "\r\u001b[K";

    /** Where nothing can be redrawn, a line is enough every so often. */
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final ProgressText texts;
    private final boolean redraw;
    private final boolean quiet;
    private final boolean verbose;
    private final long begin = System.nanoTime();
    private volatile boolean closed;
    private Optional<Waiting> waiting = Optional.empty();
    private Optional<JoinProgress> joining = Optional.empty();
    /** When a line about it was last written where nothing can be redrawn; nanoseconds of the JVM's clock. */
    private long told;

    private boolean drawn;

    /**
     * @param redraw whether the stream is a terminal that understands more than lines
     * @param verbose whether log lines of the servers are shown
     */
    public LiveProgress(PrintWriter err, ProgressText texts, boolean redraw, boolean quiet, boolean verbose) {
        this.err = err;
        this.texts = texts;
        this.redraw = redraw && !quiet;
        this.quiet = quiet;
        this.verbose = verbose;
        if (this.redraw) {
            Thread ticker = new Thread(this::tick, "progress");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    @Override
    public synchronized void stepStarted(int index, int of, Step step) {
        say(texts.step(index, of, step, elapsed()));
        boolean waits = !(step instanceof Step.StayWithServer);
        waiting = waits ? Optional.of(new Waiting(step.node(), "", System.nanoTime())) : Optional.empty();
    }

    @Override
    public synchronized void stepFinished(int index, int of, Step step) {
        waiting = Optional.empty();
        joining = Optional.empty();
        erase();
    }

    @Override
    public synchronized void joining(JoinProgress progress) {
        boolean moved = joining.map(JoinProgress::stage)
                .filter(progress.stage()::equals)
                .isEmpty();
        boolean due = System.nanoTime() - told > PLAIN_INTERVAL.toNanos();
        joining = Optional.of(progress);
        // A state shift has its own line.
        if (moved) {
            told = System.nanoTime();
        } else if (!redraw && due) {
            told = System.nanoTime();
            say(texts.joining(progress, elapsed()));
        }
    }

    @Override
    public synchronized void stateShift(String node, String from, String to) {
        say(texts.shift(node, from, to, elapsed()));
        waiting = waiting.map(before -> new Waiting(node, to, System.nanoTime()));
    }

    @Override
    public synchronized void logLine(String node, String line) {
        if (verbose) {
            say(texts.logLine(node, line));
        }
    }

    @Override
    public synchronized void graveLogLine(String node, String line) {
        say(texts.logLine(node, line));
    }

    @Override
    public synchronized void notice(Sentence sentence) {
        say(texts.notice(sentence));
    }

    /** A line between the others. */
    public synchronized void say(String line) {
        if (!quiet) {
            erase();
            err.println(line);
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting = Optional.empty();
        erase();
    }

    private synchronized void draw() {
        waiting.ifPresent(now -> {
            Duration here = Duration.ofNanos(System.nanoTime() - now.since());
            err.print(ERASE_LINE
                    + joining.map(it -> texts.joining(it, elapsed()))
                            .orElseGet(() -> texts.waiting(now.node(), now.state(), here)));
            err.flush();
            drawn = true;
        });
    }

    private void erase() {
        if (drawn) {
            err.print(ERASE_LINE);
            err.flush();
            drawn = false;
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void tick() {
        try {
            while (!closed) {
                Thread.sleep(1000);
                draw();
            }
        } catch (InterruptedException nobodyDoesThis) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What is being waited for.
     *
     * @param since nanoseconds of the JVM's clock
     */
    private record Waiting(String node, String state, long since) {}
}
