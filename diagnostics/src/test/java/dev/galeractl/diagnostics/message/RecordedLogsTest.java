package dev.galeractl.diagnostics.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.event.EventReader;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.PlainError;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of the lines that replication wrote into the recorded logs, nearly all are understood (an event) or known (in the catalogue). */
class RecordedLogsTest {

    private static final Path FOLDER = Path.of("src/test/logs");
    private static final int PERCENT = 95;
    private static final MessageCatalogue CATALOGUE = MessageCatalogue.load();

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void replicationsLinesAreKnown(Path scenario) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        Set<LogLine> understood = new HashSet<>();
        try (Stream<Path> files = Files.walk(FOLDER.resolve(scenario))) {
            for (Path file : files.filter(RecordedLogsTest::isLog).sorted().toList()) {
                List<LogLine> read = read(file);
                lines.addAll(read);
                understood.addAll(understood(read));
            }
        }

        List<LogLine> replication = lines.stream().filter(LogLine::isWsrep).toList();
        List<String> unknown = replication.stream()
                .filter(line ->
                        !understood.contains(line) && CATALOGUE.match(line).isEmpty())
                .map(LogLine::raw)
                .toList();
        assertThat(unknown.size() * 100)
                .as("unknown: %s", unknown)
                .isLessThanOrEqualTo(replication.size() * (100 - PERCENT));
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (name.endsWith(".log") || name.equals("stderr.txt") || name.equals("terminal.txt"));
    }

    private static List<LogLine> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return LogReader.read(file.toString(), in);
        }
    }

    private static Set<LogLine> understood(List<LogLine> lines) {
        Set<LogLine> understood = new HashSet<>();
        EventReader reader = new EventReader(event -> addUnlessPlain(event, understood));
        lines.forEach(reader);
        reader.end();
        return understood;
    }

    /** An error of which only the level is known is not understood. */
    private static void addUnlessPlain(LogEvent event, Set<LogLine> understood) {
        if (!(event instanceof PlainError)) {
            understood.add(event.line());
        }
    }
}
