package dev.galeractl.cli.terminal;

import java.time.Duration;
import org.jline.utils.Signals;

/**
 * Turns ^C into an interruption of the working thread, so that an operation can end at a safe place and say where its journal is.
 * A second ^C, or an operation that does not listen, ends the program at once: journals survive even kill -9.
 */
public final class Interrupts implements AutoCloseable {
    private static final int STATUS = 130;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Object previous;
    private final Thread worker;
    private final Runnable lastWords;
    private volatile boolean interrupted;

    private Interrupts(Thread worker, Runnable firstWords, Runnable lastWords) {
        this.worker = worker;
        this.lastWords = lastWords;
        this.previous = Signals.register("INT", () -> hear(firstWords));
    }

    /**
     * Listens until closed.
     *
     * @param firstWords told at the first ^C
     * @param lastWords told before the program ends without having come to a safe place
     */
    public static Interrupts listen(Runnable firstWords, Runnable lastWords) {
        return new Interrupts(Thread.currentThread(), firstWords, lastWords);
    }

    /** Whether ^C was typed. */
    public boolean heard() {
        return interrupted;
    }

    @Override
    public void close() {
        Signals.unregister("INT", previous);
    }

    private void hear(Runnable firstWords) {
        if (interrupted) {
            end();
        }
        interrupted = true;
        firstWords.run();
        worker.interrupt();
        Thread patience = new Thread(this::waitForTheWorker, "interrupt-patience");
        patience.setDaemon(true);
        patience.start();
    }

    private void waitForTheWorker() {
        try {
            Thread.sleep(GRACE.toMillis());
            end();
        } catch (InterruptedException nobodyDoesThis) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        lastWords.run();
        Runtime.getRuntime().halt(STATUS);
    }
}
