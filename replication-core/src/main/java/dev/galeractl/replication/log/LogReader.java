package dev.galeractl.replication.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns the bytes of a log into lines. It holds at most one piece of {@link #LONGEST_PIECE} bytes: a longer line comes as several {@link LogLine}s
 * of the same number, the later ones with the column at which they go on. Lines end in LF or CR LF; a line that is not UTF-8 is read as Latin-1;
 * NUL bytes, which a crash or a truncated file leaves, become blanks.
 */
public final class LogReader {

    /** Bytes of a line that are held at once. */
    public static final int LONGEST_PIECE = 64 * 1024;

    /** Bytes of a character in UTF-8, at most. */
    private static final int LONGEST_CHARACTER = 4;

    private LogReader() {}

    /** All lines of a source of modest size. {@code name} is what evidence will be shown under. Does not close {@code in}. */
    public static List<LogLine> read(String name, InputStream in) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        read(name, in, lines::add);
        return List.copyOf(lines);
    }

    /** Hands each line to {@code sink}, in order, without keeping any. Does not close {@code in}. */
    public static void read(String name, InputStream in, Consumer<LogLine> sink) throws IOException {
        Pieces pieces = new Pieces(name, sink);
        byte[] chunk = new byte[LONGEST_PIECE];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            pieces.add(chunk, read);
        }
        pieces.end();
    }

    /** Collects bytes up to a line's end or the bound, and hands on what it has. */
    private static final class Pieces {

        private final String name;
        private final Consumer<LogLine> sink;
        private final byte[] piece = new byte[LONGEST_PIECE];
        private int length;
        private int line = 1;
        private int column = 1;

        Pieces(String name, Consumer<LogLine> sink) {
            this.name = name;
            this.sink = sink;
        }

        void add(byte[] chunk, int count) {
            int start = 0;
            while (start < count) {
                int end = start;
                while (end < count && chunk[end] != '\n') {
                    end++;
                }
                append(chunk, start, end);
                if (end < count) {
                    endLine();
                }
                start = end + 1;
            }
        }

        private void append(byte[] chunk, int start, int end) {
            int from = start;
            while (from < end) {
                int room = Math.min(end - from, piece.length - length);
                System.arraycopy(chunk, from, piece, length, room);
                length += room;
                from += room;
                if (length == piece.length && from < end) {
                    handOnWholeCharacters();
                }
            }
        }

        private void endLine() {
            if (length > 0 && piece[length - 1] == '\r') {
                length--;
            }
            handOn();
            line++;
            column = 1;
        }

        void end() {
            if (length > 0) {
                endLine();
            }
        }

        /** Cuts before a character of several bytes that does not fit any more, and keeps its beginning for the next piece. */
        private void handOnWholeCharacters() {
            int cut = length;
            while (cut > length - LONGEST_CHARACTER && (piece[cut - 1] & 0xC0) == 0x80) {
                cut--;
            }
            boolean startsOne = (piece[cut - 1] & 0xC0) == 0xC0;
            int kept = startsOne ? length - cut + 1 : 0;
            byte[] rest = Arrays.copyOfRange(piece, length - kept, length);
            length -= kept;
            handOn();
            System.arraycopy(rest, 0, piece, 0, kept);
            length = kept;
        }

        private void handOn() {
            String text = decode(piece, length);
            for (LogLine logical : LogLineParser.split(name, line, column, text)) {
                sink.accept(logical);
            }
            column += text.length();
            length = 0;
        }
    }

    /** Only a line that shows a replacement character is looked at again, strictly: the character may stand in the log itself. */
    private static String decode(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 && !isUtf8(bytes, length)) {
            text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
