package dev.galeractl.replication.log.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A line of a file, or a piece of one that is longer than {@link #LONGEST}.
 *
 * @param number 1-based
 * @param column 1-based, in characters, at which the text starts: 1 but for the later pieces of a very long line
 * @param text without its end; read as Latin-1 where it is no UTF-8; with blanks for NUL
 */
record PhysicalLine(int number, int column, String text) {

    /** Bytes of a line that are held at once. Collectors write long ones: a whole message of many lines in one line of JSON. */
    static final int LONGEST = 1024 * 1024;

    /** Hands each line to {@code sink}. Does not close {@code in}. */
    static void read(InputStream in, Consumer<PhysicalLine> sink) throws IOException {
        Splitter splitter = new Splitter(sink);
        byte[] chunk = new byte[64 * 1024];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            splitter.add(chunk, read);
        }
        splitter.end();
    }

    private static String decode(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 && !isUtf8(bytes, length)) {
            text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** Collects bytes up to a line's end or the bound. */
    private static final class Splitter {
        private final Consumer<PhysicalLine> sink;
        private byte[] held = new byte[8 * 1024];
        private int length;
        private int number = 1;
        private int column = 1;

        Splitter(Consumer<PhysicalLine> sink) {
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

        void end() {
            if (length > 0) {
                endLine();
            }
        }

        private void append(byte[] chunk, int start, int end) {
            int from = start;
            while (from < end) {
                if (length == LONGEST) {
                    handOnWholeCharacters();
                }
                int room = Math.min(end - from, LONGEST - length);
                if (length + room > held.length) {
                    held = Arrays.copyOf(held, Math.min(LONGEST, Math.max(length + room, held.length * 2)));
                }
                System.arraycopy(chunk, from, held, length, room);
                length += room;
                from += room;
            }
        }

        private void endLine() {
            if (length > 0 && held[length - 1] == '\r') {
                length--;
            }
            handOn(length);
            length = 0;
            number++;
            column = 1;
        }

        /** Cuts before a character of several bytes that may not be whole. */
        private void handOnWholeCharacters() {
            int cut = length;
            while (cut > length - 4 && (held[cut - 1] & 0xC0) == 0x80) {
                cut--;
            }
            cut = (held[cut - 1] & 0xC0) == 0xC0 ? cut - 1 : length;
            handOn(cut);
            System.arraycopy(held, cut, held, 0, length - cut);
            length -= cut;
        }

        private void handOn(int bytes) {
            String text = decode(held, bytes);
            sink.accept(new PhysicalLine(number, column, text));
            column += text.length();
        }
    }
}
