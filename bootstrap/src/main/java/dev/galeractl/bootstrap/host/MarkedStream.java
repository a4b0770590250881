package dev.galeractl.bootstrap.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Reads one output of a wrapped command: lines up to the mark with which the command begins, bytes from there on. */
final class MarkedStream {
    private static final int LONGEST_LINE = 4096;
    private static final int CHUNK = 1 << 16;

    private final KeptBytes before = new KeptBytes(LONGEST_LINE);
    private final KeptBytes after;
    private final String mark;
    private final Predicate<String> begins;

    /**
     * @param most how many bytes of the command's are kept
     * @param mark how lines of the wrapper begin
     * @param begins gets the rest of each such line; true if the command's bytes begin after it
     */
    MarkedStream(int most, String mark, Predicate<String> begins) {
        this.after = new KeptBytes(most);
        this.mark = mark;
        this.begins = begins;
    }

    /** Reads to the end. */
    void read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        boolean begun = false;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            int from = 0;
            while (!begun && from < count) {
                byte next = chunk[from++];
                if (next != '\n' && line.size() < LONGEST_LINE) {
                    line.write(next);
                } else if (next == '\n') {
                    begun = take(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                }
            }
            after.add(chunk, from, count - from);
        }
        if (!begun) {
            take(line.toString(StandardCharsets.UTF_8));
        }
    }

    private boolean take(String line) {
        if (line.startsWith(mark)) {
            return begins.test(line.substring(mark.length()).strip());
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        before.add(bytes, 0, bytes.length);
        return false;
    }

    /** What was written before the mark, without surrounding white space. */
    String before() {
        return new String(before.bytes(), StandardCharsets.UTF_8).strip();
    }

    /** What the command wrote. */
    KeptBytes after() {
        return after;
    }
}
