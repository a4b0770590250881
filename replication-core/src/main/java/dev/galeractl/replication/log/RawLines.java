package dev.galeractl.replication.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text as their bytes are, ends of lines included, for those who show a log and must not change it. It holds one piece of
 * {@link LogReader#LONGEST_PIECE} bytes: a longer line comes in several.
 */
public final class RawLines {

    private RawLines() {}

    /** Takes what is read. */
    public interface Sink {

        /**
         * One more line, or a piece of one.
         *
         * @param bytes are only lent
         * @param length how many of them count; with the line's end, if the piece has it
         * @param begins whether a line begins with it
         * @return whether to go on
         */
        boolean piece(byte[] bytes, int length, boolean begins) throws IOException;
    }

    /** Reads to the end, or until the sink has enough. Does not close {@code in}. */
    public static void read(InputStream in, Sink sink) throws IOException {
        byte[] chunk = new byte[LogReader.LONGEST_PIECE];
        byte[] piece = new byte[LogReader.LONGEST_PIECE];
        int length = 0;
        boolean begins = true;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            for (int i = 0; i < read; i++) {
                piece[length++] = chunk[i];
                boolean ends = chunk[i] == '\n';
                if (ends || length == piece.length) {
                    if (!sink.piece(piece, length, begins)) {
                        return;
                    }
                    begins = ends;
                    length = 0;
                }
            }
        }
        if (length > 0) {
            sink.piece(piece, length, begins);
        }
    }

    /** All of a piece as text, its end and NULs included; UTF-8, or Latin-1 where it is none. */
    public static String whole(byte[] bytes, int length) {
        return new String(
                bytes,
                0,
                length,
                LineDecoder.isUtf8(bytes, length) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** The text of a piece, without the line's end: UTF-8, or Latin-1 where it is none; blanks for NUL. */
    public static String text(byte[] bytes, int length) {
        int end = length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && bytes[end - 1] == '\r') {
            end--;
        }
        return LineDecoder.decode(bytes, end);
    }
}
