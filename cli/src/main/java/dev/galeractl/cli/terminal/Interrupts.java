package dev.galeractl.cli.terminal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * Turns ^C into an interruption of the working thread, so that an operation can end at a safe place and say where its journal is.
 * A second ^C, or an operation that does not listen, ends the program at once: journals survive even kill -9.
 */
public final class Interrupts implements AutoCloseable {
    private static final int STATUS = 130;
    private final Map<String, Object> previous = new HashMap<>();
    private final Duration grace;
    private final Thread worker;
    private final Runnable lastWords;
    private volatile boolean interrupted;

    private Interrupts(Thread worker, Manner manner, Runnable firstWords, Runnable lastWords) {
        this.worker = worker;
        this.grace = manner.grace;
        this.lastWords = lastWords;
        manner.signals().forEach(signal -> previous.put(signal, Signals.register(signal, () -> hear(firstWords))));
    }

    /** What an operation is told, and how long it may take over its end. */
    public enum Manner {
        /** It ends at the next safe place: ^C only, for what ends the program harder loses nothing. */
        LEAVING(Duration.ofSeconds(10), false),
        /** It stops a server first, which writes what it holds in memory; SIGTERM is the same wish. */
        STOPPING(Duration.ofSeconds(75), true);

        private final Duration grace;
        private final boolean terminable;

        Manner(Duration grace, boolean terminable) {
            this.grace = grace;
            this.terminable = terminable;
        }

        private List<String> signals() {
            return terminable ? List.of("INT", "TERM") : List.of("INT");
        }
    }

    /**
     * Listens until closed.
     *
     * @param manner which signals are heard, and how long their work may take
     * @param firstWords told at the first ^C
     * @param lastWords told before the program ends without having come to a safe place
     */
    public static Interrupts listen(Manner manner, Runnable firstWords, Runnable lastWords) {
        return new Interrupts(Thread.currentThread(), manner, firstWords, lastWords);
    }

    /** Whether ^C was typed. */
    public boolean heard() {
        return interrupted;
    }

    @Override
    public void close() {
        previous.forEach(Signals::unregister);
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
            Thread.sleep(grace.toMillis());
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
