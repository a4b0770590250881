package dev.galeractl.replication.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Collects bytes up to a line's end or a bound, and hands on what it has as {@link LogLine}s. Where the bytes come from, and in which portions, makes no
 * difference.
 */
final class LineDecoder {

    /** Bytes of a character in UTF-8, at most. */
    private static final int LONGEST_CHARACTER = 4;

    private static final String BLANKS = " ".repeat(LogReader.LONGEST_PIECE);
    private static final byte[] ZEROS = new byte[LogReader.LONGEST_PIECE];

    private final String name;
    private final Consumer<LogLine> sink;
    private byte[] piece = new byte[512];
    private int length;
    private int line;
    private int column = 1;

    LineDecoder(String name, int firstLine, Consumer<LogLine> sink) {
        this.name = name;
        this.line = firstLine;
        this.sink = sink;
    }

    /** Takes a part of a line, without its end. */
    void add(byte[] bytes, int start, int end) {
        int from = start;
        while (from < end) {
            int room = Math.min(end - from, LogReader.LONGEST_PIECE - length);
            if (length + room > piece.length) {
                piece = Arrays.copyOf(
                        piece, Math.min(LogReader.LONGEST_PIECE, Math.max(length + room, 2 * piece.length)));
            }
            System.arraycopy(bytes, from, piece, length, room);
            length += room;
            from += room;
            if (length == LogReader.LONGEST_PIECE && from < end) {
                handOnWholeCharacters();
            }
        }
    }

    void endLine() {
        if (length > 0 && piece[length - 1] == '\r') {
            length--;
        }
        handOn();
        line++;
        column = 1;
    }

    /** Ends the last line, if it has no end. */
    void end() {
        if (length > 0) {
            endLine();
        }
    }

    /** The number of the line that is being collected. */
    int line() {
        return line;
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
        if (length > 0 && Arrays.equals(piece, 0, length, ZEROS, 0, length)) {
            sink.accept(blank(length));
            column += length;
        } else {
            String text = decode(piece, length);
            for (LogLine logical : LogLineParser.split(name, line, column, text)) {
                sink.accept(logical);
            }
            column += text.length();
        }
        length = 0;
    }

    /** What the parser makes of blanks, without looking at each: a crash leaves NULs by the gigabyte. */
    private LogLine blank(int width) {
        String blanks = BLANKS.substring(0, width);
        return new LogLine(
                name,
                line,
                column,
                Optional.empty(),
                OptionalLong.empty(),
                LogLevel.NONE,
                Optional.empty(),
                Optional.empty(),
                "",
                blanks,
                blanks,
                0,
                false);
    }

    /** Only a line that shows a replacement character is looked at again, strictly: the character may stand in the log itself. */
    static String decode(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 && !isUtf8(bytes, length)) {
            text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }

    static boolean isUtf8(byte[] bytes, int length) {
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
