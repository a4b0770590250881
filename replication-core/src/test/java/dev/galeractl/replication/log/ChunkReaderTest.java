package dev.galeractl.replication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {

    @Test
    void chunksInAnySizeGiveTheLinesThatTheReaderGives() throws IOException {
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            Random random = new Random(11);
            for (int round = 0; round < 300; round++) {
                byte[] log = log(random);
                List<LogLine> expected = LogReader.read("x", new ByteArrayInputStream(log));
                int size = round % 10 == 0 ? ChunkReader.SIZE : 1 + random.nextInt(400);

                List<LogLine> read = read(log, size, random.nextInt(4), others);

                for (int i = 0; i < Math.min(read.size(), expected.size()); i++) {
                    // Compared first, because a whole log in a message helps nobody.
                    if (!read.get(i).equals(expected.get(i))) {
                        assertThat(read.get(i)).as("chunks of " + size).isEqualTo(expected.get(i));
                    }
                }
                assertThat(read).as("chunks of " + size).hasSameSizeAs(expected);
            }
        } finally {
            others.shutdown();
        }
    }

    @Test
    void aProblemOfAnotherThreadIsToldByTheReadingOne() {
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            assertThatThrownBy(() -> new ChunkReader<Integer>("x", others, 3, new Failing(), 4)
                            .read(new ByteArrayInputStream("a\nb\nc\nd\ne\nf\n".getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("as expected");
        } finally {
            others.shutdown();
        }
    }

    private static List<LogLine> read(byte[] log, int size, int ahead, ExecutorService others) throws IOException {
        Collecting all = new Collecting();
        new ChunkReader<>("x", others, ahead, all, size).read(new ByteArrayInputStream(log));
        return all.lines;
    }

    /** Lines, long ones, ends of all kinds, and what a crash leaves. */
    private static byte[] log(Random random) {
        String[] parts = {
            "\n",
            "\r\n",
            "\r",
            "\0",
            "2026-11-22 10:23:11 0 [Note] a",
            " ",
            "\u304b",
            "x",
            "\n\n\n",
            "130125 12:53:42 [Note] b"
        };
        StringBuilder log = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            String part = parts[random.nextInt(parts.length)];
            log.append(random.nextInt(40) == 0 ? part.repeat(1 + 70_000 / part.length()) : part);
        }
        return log.toString().getBytes(random.nextInt(4) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static final class Collecting implements ChunkReader.Work<List<LogLine>> {

        private final List<LogLine> lines = new ArrayList<>();

        @Override
        public List<LogLine> read(LogChunk chunk) {
            List<LogLine> decoded = new ArrayList<>();
            LineCursor cursor = chunk.lines();
            while (cursor.next()) {
                chunk.decode(cursor.start(), cursor.end(), cursor.number(), decoded::add);
            }
            return decoded;
        }

        @Override
        public void take(List<LogLine> result) {
            lines.addAll(result);
        }

        @Override
        public void take(LogLine line) {
            lines.add(line);
        }
    }

    private static final class Failing implements ChunkReader.Work<Integer> {

        @Override
        public Integer read(LogChunk chunk) {
            throw new IllegalStateException("as expected");
        }

        @Override
        public void take(Integer result) {}

        @Override
        public void take(LogLine line) {}
    }
}
