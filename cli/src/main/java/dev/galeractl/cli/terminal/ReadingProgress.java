package dev.galeractl.cli.terminal;

import dev.galeractl.cli.text.Messages;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells that logs are still being read, once that takes more than two seconds: on a terminal in one line that is redrawn and goes away, elsewhere, if
 * everything is to be told, in a line every ten seconds. Else it says nothing.
 */
public final class ReadingProgress implements AutoCloseable {
    private static final String ERASE_LINE = "\r\u001b[K";

    /** The columns of {@code ^C}, which the terminal writes behind the line, and which must not begin another one. */
    private static final int TYPED = 2;

    private static final Pace PACE = new Pace(2_000, 500, 10_000);

    private final PrintWriter err;
    private final Messages messages;
    private final boolean redraw;
    private final int width;
    private final Pace pace;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private volatile boolean closed;
    private volatile String name = "";
    private final Thread onEnd = new Thread(this::erase, "progress-end");
    private boolean drawn;

    /**
     * @param redraw whether the stream is a terminal that understands more than lines
     * @param told whether anything is to be told at all
     */
    public ReadingProgress(PrintWriter err, Messages messages, boolean redraw, boolean told, int width) {
        this(err, messages, redraw, told, width, PACE);
    }

    ReadingProgress(PrintWriter err, Messages messages, boolean redraw, boolean told, int width, Pace pace) {
        this.err = err;
        this.messages = messages;
        this.redraw = redraw;
        this.width = width;
        this.pace = pace;
        if (told) {
            Thread ticker = new Thread(this::tick, "progress");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    /** The stream, with its bytes counted as they are read. */
    public InputStream counted(String file, InputStream in) {
        name = file;
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                bytes.addAndGet(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                bytes.addAndGet(Math.max(read, 0));
                return read;
            }
        };
    }

    /** Counts a line of a log that is read line by line. */
    public void line(String file) {
        name = file;
        lines.incrementAndGet();
    }

    @Override
    public synchronized void close() {
        erase();
        if (drawn) {
            forgetEnd();
        }
    }

    private synchronized void erase() {
        closed = true;
        if (drawn) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    private void forgetEnd() {
        try {
            Runtime.getRuntime().removeShutdownHook(onEnd);
        } catch (IllegalStateException ending) {
            // The program is ending already, and the line is gone.
        }
    }

    /** The first drawing: from now on whoever ends the program by ^C shall find the line empty. */
    private boolean begin() {
        try {
            Runtime.getRuntime().addShutdownHook(onEnd);
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    /**
     * Milliseconds.
     *
     * @param silence for so long nothing is said
     * @param redrawn between two drawings of the line
     * @param told between two lines where none can be redrawn
     */
    record Pace(long silence, long redrawn, long told) {}

    private void tick() {
        try {
            Thread.sleep(pace.silence());
            while (!closed) {
                draw();
                Thread.sleep(redraw ? pace.redrawn() : pace.told());
            }
        } catch (InterruptedException nobodyDoesThis) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        String much = bytes.get() == 0
                ? messages.text("doctor.readingLines", lines.get())
                : messages.text("doctor.readingBytes", String.format(Locale.ROOT, "%.1f", bytes.get() / 1e9));
        String text = messages.text("doctor.reading", name, much);
        if (redraw) {
            if (!drawn && !begin()) {
                return;
            }
            int room = Math.max(20, width - 1 - TYPED);
            err.print(ERASE_LINE + (text.length() > room ? text.substring(0, room) : text));
            drawn = true;
        } else {
            err.println(text);
        }
        err.flush();
    }
}
