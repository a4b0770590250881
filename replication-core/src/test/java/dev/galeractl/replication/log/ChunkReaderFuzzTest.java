package dev.galeractl.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** Any bytes at all, in chunks of any size: the same lines as one by one, and of plain lines the parts that the parser finds. */
class ChunkReaderFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void anyBytesInAnyChunksAreTheSameLines(byte[] bytes) throws IOException {
        int size = bytes.length == 0 ? 1 : 1 + (bytes[0] & 0xff);
        byte[] log = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);
        Lines lines = new Lines();
        new ChunkReader<>("x", ForkJoinPool.commonPool(), size % 4, lines, size).read(new ByteArrayInputStream(log));

        assertThat(lines.all).isEqualTo(LogReader.read("x", new ByteArrayInputStream(log)));
    }

    /** Decodes plain lines from what the cursor knows, all others by the parser. */
    private static final class Lines implements ChunkReader.Work<List<LogLine>> {
        private final List<LogLine> all = new ArrayList<>();

        @Override
        public List<LogLine> read(LogChunk chunk) {
            List<LogLine> decoded = new ArrayList<>();
            LineCursor cursor = chunk.lines();
            while (cursor.next()) {
                chunk.decode(cursor, decoded::add);
            }
            return decoded;
        }

        @Override
        public void take(List<LogLine> result) {
            all.addAll(result);
        }

        @Override
        public void take(LogLine line) {
            all.add(line);
        }
    }
}
