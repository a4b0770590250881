package dev.galeractl.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogReaderTest {

    @Test
    void linesEndInLfOrCrLfAndTheLastNeedsNoEnd() throws IOException {
        assertThat(read("a\r\nb\nc")).extracting(LogLine::text).containsExactly("a", "b", "c");
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).hasSize(2);
    }

    @Test
    void whatIsNotUtf8IsLatin1() throws IOException {
        byte[] bytes = "caf\u00e9 d\u00e9j\u00e0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(LogReader.read("x", new ByteArrayInputStream(bytes)).get(0).text())
                .isEqualTo("caf\u00e9 d\u00e9j\u00e0");
    }

    @Test
    void nulsAreBlanks() throws IOException {
        assertThat(read("\u0000\u0000\u0000130125 12:53:42 [Note] x").get(0).text())
                .isEqualTo("x");
    }

    @Test
    void aLongLineComesInPiecesAndNothingIsLost() throws IOException {
        String line = "x".repeat(3 * LogReader.LONGEST_PIECE + 5) + " 130125 12:53:42 [Note] WSREP: end";

        List<LogLine> lines = read(line + "\n130125 12:53:43 [Note] WSREP: next");

        assertThat(lines).extracting(LogLine::line).endsWith(1, 2);
        assertThat(lines.stream().mapToInt(it -> it.raw().length()).max().orElseThrow())
                .isLessThanOrEqualTo(LogReader.LONGEST_PIECE);
        assertThat(String.join(
                        "",
                        lines.stream()
                                .filter(it -> it.line() == 1)
                                .map(LogLine::raw)
                                .toList()))
                .isEqualTo(line);
        assertThat(lines.get(lines.size() - 2).message()).isEqualTo("end");
    }

    @Test
    void aHugeLineWithoutAnEndNeedsLittleMemory() throws IOException {
        AtomicLong characters = new AtomicLong();

        LogReader.read(
                "x",
                new Endless(1L << 26),
                line -> characters.addAndGet(line.raw().length()));

        assertThat(characters.get()).isEqualTo(1L << 26);
    }

    @Test
    void readingInAnySplitGivesTheSame() throws IOException {
        String text =
                "130125 12:53:42 [Note] WSREP: \u304b\u306a\r\n  130125 14:02:27 [Note] a 130125 14:02:28 [Note] b\n\0\nend";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<LogLine> whole = LogReader.read("x", new ByteArrayInputStream(bytes));

        for (int seed = 0; seed < 50; seed++) {
            assertThat(LogReader.read("x", new Dripping(bytes, new Random(seed))))
                    .isEqualTo(whole);
        }
    }

    private static List<LogLine> read(String text) throws IOException {
        return LogReader.read("x", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** So many letters and no line's end. */
    private static final class Endless extends InputStream {

        private long left;

        Endless(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + count, (byte) 'a');
            left -= count;
            return count;
        }
    }

    /** Gives a few bytes at a time. */
    private static final class Dripping extends InputStream {

        private final byte[] bytes;
        private final Random random;
        private int at;

        Dripping(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (at >= bytes.length) {
                return -1;
            }
            int count = Math.min(Math.min(length, bytes.length - at), 1 + random.nextInt(5));
            System.arraycopy(bytes, at, buffer, offset, count);
            at += count;
            return count;
        }
    }
}
