package dev.galeractl.replication.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns the bytes of a log into lines. It holds at most one piece of {@link #LONGEST_PIECE} bytes: a longer line comes as several {@link LogLine}s
 * of the same number, the later ones with the column at which they go on. Lines end in LF or CR LF; a line that is not UTF-8 is read as Latin-1;
 * NUL bytes, which a crash or a truncated file leaves, become blanks.
 *
 * <p>Every line is decoded; {@link ChunkReader} reads large logs, of which most lines need not be.
 */
public final class LogReader {

    /** Bytes of a line that are held at once. */
    public static final int LONGEST_PIECE = 64 * 1024;

    private LogReader() {}

    /** All lines of a source of modest size. {@code name} is what evidence will be shown under. Does not close {@code in}. */
    public static List<LogLine> read(String name, InputStream in) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        read(name, in, lines::add);
        return List.copyOf(lines);
    }

    /** Hands each line to {@code sink}, in order, without keeping any. Does not close {@code in}. */
    public static void read(String name, InputStream in, Consumer<LogLine> sink) throws IOException {
        LineDecoder decoder = new LineDecoder(name, 1, sink);
        byte[] portion = new byte[LONGEST_PIECE];
        for (int read = in.read(portion); read >= 0; read = in.read(portion)) {
            int start = 0;
            while (start < read) {
                int end = start;
                while (end < read && portion[end] != '\n') {
                    end++;
                }
                decoder.add(portion, start, end);
                if (end < read) {
                    decoder.endLine();
                }
                start = end + 1;
            }
        }
        decoder.end();
    }
}
