package dev.galeractl.diagnostics.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.Passage;
import dev.galeractl.diagnostics.event.PassageReader;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartAssembler;
import dev.galeractl.replication.log.ChunkReader;
import dev.galeractl.replication.log.LogChunk;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log gives the same whether all its lines are decoded or only those that may matter, in whatever chunks and by however many threads. */
class ReadingRoadsTest {

    private static final Path LOGS = Path.of("src/test/logs");

    private static final MessageCatalogue MESSAGES = MessageCatalogue.load();

    private static final ExecutorService OTHERS = Executors.newFixedThreadPool(2);

    @AfterAll
    static void end() {
        OTHERS.shutdown();
    }

    static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(LOGS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("expected.txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void recordedLogs(Path file) throws IOException {
        byte[] log = Files.readAllBytes(file);

        assertSame(log, ChunkReader.SIZE, 0);
        for (int size : new int[] {100, 500, 5000}) {
            assertSame(log, size, 3);
        }
        assertSame(
                new String(log, StandardCharsets.ISO_8859_1)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                700,
                2);
    }

    @Test
    void logsWithAnythingInThem() throws IOException {
        List<Path> files = logs();
        Random random = new Random(5);
        List<byte[]> lines = new ArrayList<>();
        for (Path file : files) {
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
                lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        for (int round = 0; round < 400; round++) {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            for (int i = random.nextInt(300); i > 0; i--) {
                log.writeBytes(mutated(lines.get(random.nextInt(lines.size())), random));
            }
            assertSame(log.toByteArray(), 1 + random.nextInt(3000), random.nextInt(4));
        }
    }

    private static byte[] mutated(byte[] line, Random random) {
        byte[] mutated = line.clone();
        switch (random.nextInt(12)) {
            case 0 -> {
                if (mutated.length > 0) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
            }
            // Cut: the next line follows in the same one.
            case 1 -> mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
            case 2 -> mutated = "\0".repeat(random.nextInt(100_000)).getBytes(StandardCharsets.US_ASCII);
            case 3 -> mutated = "\u00a0\u304b \u00e9\n".getBytes(StandardCharsets.UTF_8);
            case 4 -> mutated = ("x".repeat(random.nextInt(70_000)) + "\n").getBytes(StandardCharsets.US_ASCII);
            case 5 -> mutated = "  indented\n".getBytes(StandardCharsets.US_ASCII);
            default -> {}
        }
        return mutated;
    }

    private static void assertSame(byte[] log, int size, int ahead) throws IOException {
        StartAssembler slow = new StartAssembler("x", Optional.of(MESSAGES.search()));
        LogReader.read("x", new ByteArrayInputStream(log), slow);
        ReadLog expected = slow.finish();

        Fast fast = new Fast();
        new ChunkReader<>("x", OTHERS, ahead, fast, size).read(new ByteArrayInputStream(log));
        ReadLog read = fast.assembler.finish();

        // Piecemeal, so that a failure can be read.
        assertThat(read.starts()).hasSameSizeAs(expected.starts());
        for (int i = 0; i < read.starts().size(); i++) {
            ServerStart start = read.starts().get(i);
            ServerStart other = expected.starts().get(i);
            assertEvents(start.events(), other.events());
            assertThat(start.last().map(LogLine::line)).isEqualTo(other.last().map(LogLine::line));
            assertThat(start.outcome()).isEqualTo(other.outcome());
        }
        assertEvents(read.aside(), expected.aside());
        assertThat(read.lines()).isEqualTo(expected.lines());
        assertThat(read.headed()).isEqualTo(expected.headed());
        assertThat(read.wsrep()).isEqualTo(expected.wsrep());
        assertThat(read.equals(expected)).isTrue();
        assertThat(fast.assembler.statistics()).isEqualTo(slow.statistics());
    }

    private static void assertEvents(List<LogEvent> events, List<LogEvent> expected) {
        for (int i = 0; i < Math.min(events.size(), expected.size()); i++) {
            if (!events.get(i).equals(expected.get(i))) {
                assertThat(events.get(i).toString()).isEqualTo(expected.get(i).toString());
            }
        }
        assertThat(events.size()).isEqualTo(expected.size());
    }

    private static final class Fast implements ChunkReader.Work<Passage> {

        private final PassageReader reader = new PassageReader(Optional.of(MESSAGES));
        private final StartAssembler assembler = new StartAssembler("x", Optional.of(MESSAGES.search()));

        @Override
        public Passage read(LogChunk chunk) {
            return reader.read(chunk);
        }

        @Override
        public void take(Passage passage) {
            assembler.accept(passage);
        }

        @Override
        public void take(LogLine line) {
            assembler.accept(line);
        }
    }
}
