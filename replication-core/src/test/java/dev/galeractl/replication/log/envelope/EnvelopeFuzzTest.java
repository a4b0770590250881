package dev.galeractl.replication.log.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.galeractl.replication.log.LogLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Any bytes in any form: in {@code make test} those that once broke something, in {@code make fuzz} new ones. */
class EnvelopeFuzzTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 12, 1, 0, 0);

    private static final List<LogForm> FORMS = List.of(LogForm.values());

    @FuzzTest(maxDuration = "1m")
    void anyBytesComeOutOfAnyEnvelope(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        LogForm form = FORMS.get((bytes[0] & 0xff) % FORMS.size());
        byte[] text = Arrays.copyOfRange(bytes, 1, bytes.length);
        LogContent.of(text, Optional.empty());
        LogContent content = LogContent.of(text, Optional.of(form));
        if (content.isPlain()) {
            return;
        }
        List<LogLine> lines = read(content, text);
        long newlines = 0;
        for (byte b : text) {
            newlines += b == '\n' ? 1 : 0;
        }
        for (LogLine line : lines) {
            assertThat((long) line.line()).isBetween(1L, newlines + 1);
            assertThat(line.column()).isPositive();
        }
        assertThat(read(content, text)).isEqualTo(lines);
    }

    private static List<LogLine> read(LogContent content, byte[] text) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        new EnvelopeReader("x", content, NOW, owner -> lines::add).read(new ByteArrayInputStream(text));
        return lines;
    }
}
