package dev.galeractl.diagnostics.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.log.LogLineParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeaningReaderTest {

    private static final MessageCatalogue CATALOGUE = MessageCatalogue.load();

    @Test
    void anIndentedLineGoesOnWithTheMessageAboveIt() {
        assertThat(kinds(
                        "2026-11-22 10:23:11 0 [Note] WSREP: Quorum results:",
                        "\tno such field in any view",
                        "",
                        "nobody knows this line",
                        "\tnor this"))
                .containsExactly("Known", "Continued", "Blank", "Unknown", "Unknown");
    }

    @Test
    void aBacktraceBelongsToItsCrash() {
        assertThat(kinds(
                        "261122 10:23:11 [ERROR] mysqld got signal 11 ;",
                        "/lib/x86_64-linux-gnu/libc.so.6(abort+0x1)[0x7f]",
                        "2026-11-22 10:23:12 0 [Note] something that nobody knows"))
                .containsExactly("Known", "Continued", "Unknown");
    }

    private static List<String> kinds(String... lines) {
        MeaningReader reader = new MeaningReader(CATALOGUE);
        return Stream.of(lines)
                .map(line -> reader.meaningOf(LogLineParser.parse("log", 1, line))
                        .getClass()
                        .getSimpleName())
                .toList();
    }
}
