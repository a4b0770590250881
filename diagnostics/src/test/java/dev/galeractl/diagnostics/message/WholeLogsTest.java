package dev.galeractl.diagnostics.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.message.Meaning.Unknown;
import dev.galeractl.replication.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of all lines of the recorded logs, whoever wrote them, nearly all mean something to somebody who reads them with {@code annotate}. */
class WholeLogsTest {

    private static final Path FOLDER = Path.of("src/test/logs");
    private static final int PER_MILLE = 985;

    @Test
    void nearlyAllLinesAreKnown() throws IOException {
        MessageCatalogue catalogue = MessageCatalogue.load();
        int[] all = {0};
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                MeaningReader reader = new MeaningReader(catalogue);
                try (InputStream in = Files.newInputStream(file)) {
                    LogReader.read(file.toString(), in, line -> {
                        all[0]++;
                        if (reader.meaningOf(line) instanceof Unknown) {
                            unknown.add(line.raw());
                        }
                    });
                }
            }
        }
        assertThat(all[0]).isGreaterThan(5_000);
        assertThat(unknown.size() * 1000L)
                .as("%d of %d lines are unknown: %s", unknown.size(), all[0], unknown)
                .isLessThanOrEqualTo(all[0] * (1000L - PER_MILLE));
    }
}
