package dev.galeractl.replication.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.replication.file.Reading.Skipped;
import dev.galeractl.replication.file.Reading.Skipped.Reason;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.envelope.LogForm;
import dev.galeractl.replication.source.InputProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogGathererTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 12, 1, 0, 0, 0, 0, BERLIN);

    @TempDir
    Path folder;

    private final Map<String, List<LogLine>> logs = new LinkedHashMap<>();
    private final Map<String, Boolean> asked = new LinkedHashMap<>();

    @Test
    void rotatedFilesAreOneLogInOrderOfTime() throws IOException {
        write("error.log", Packing.NONE, "2026-11-22 10:00:05 0 [Note] e\n");
        write("error.log.1", Packing.NONE, "2026-11-22 10:00:04 0 [Note] d1\n2026-11-22 10:00:04 0 [Note] d2\n");
        write("error.log.2.gz", Packing.GZIP, "2026-11-22 10:00:03 0 [Note] c\n");
        write("error.log.3.xz", Packing.XZ, "2026-11-22 10:00:02 0 [Note] b\n");
        write("error.log.10.zst", Packing.ZSTD, "2026-11-22 10:00:00 0 [Note] 0\n");
        write("error.log.9.bz2", Packing.BZIP2, "2026-11-22 10:00:01 0 [Note] a\n");

        Reading reading = read(folder.toString());

        assertThat(logs).containsOnlyKeys(path("error.log"));
        List<LogLine> lines = lines("error.log");
        assertThat(lines).extracting(LogLine::text).containsExactly("0", "a", "b", "c", "d1", "d2", "e");
        assertThat(lines).isSortedAccordingTo(LogLine.ORDER);
        assertThat(lines.get(5).file()).isEqualTo(path("error.log.1"));
        assertThat(lines.get(5).line()).isEqualTo(2);
        assertThat(reading.files()).hasSize(6);
        assertThat(asked.values()).containsExactly(false);
    }

    @Test
    void theContentDecidesNotTheName() throws IOException {
        write("a.log.gz", Packing.NONE, "2026-11-22 10:00:05 0 [Note] plain\n");
        write("b.log", Packing.XZ, "2026-11-22 10:00:05 0 [Note] packed\n");

        read(path("a.log.gz"), path("b.log"));

        assertThat(lines("a.log.gz")).extracting(LogLine::text).containsExactly("plain");
        assertThat(lines("b.log")).extracting(LogLine::text).containsExactly("packed");
        assertThat(asked.values()).containsExactly(true, true);
    }

    @Test
    void patternsAreExpandedAndFilesReadOnce() throws IOException {
        write("n1.log", Packing.NONE, "2026-11-22 10:00:05 0 [Note] 1\n");
        write("sub/n2.log", Packing.NONE, "2026-11-22 10:00:05 0 [Note] 2\n");

        read(path("*.log"), path("n1.log"), path("*/*.log"), path("**.log"));

        assertThat(logs).containsOnlyKeys(path("n1.log"), path("sub/n2.log"));
        assertThat(lines("n1.log")).hasSize(1);
        assertThatThrownBy(() -> read(path("no*.log")))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("No file matches");
    }

    @Test
    void ofAFolderTheLogsAreRead() throws IOException {
        write("db1.err", Packing.NONE, "2026-11-22 10:00:05 0 [Note] 1\n");
        write("ibdata1", Packing.NONE, "\0\0\0\1");
        write("binary.log", Packing.NONE, "\0\1\2\3\4\5\6\7");
        write("mysql-bin.000001", Packing.NONE, "x");

        Reading reading = read(folder.toString());

        assertThat(logs).containsOnlyKeys(path("db1.err"));
        assertThat(reading.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped(path("ibdata1"), Reason.NAME),
                        new Skipped(path("binary.log"), Reason.BINARY),
                        new Skipped(path("mysql-bin.000001"), Reason.NAME));
        assertThatThrownBy(() ->
                        read(Files.createDirectory(folder.resolve("empty")).toString()))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("empty");
    }

    @Test
    void whatMayBeALogIsOneByItsBeginning() throws IOException {
        String log = """
                2026-11-22 10:00:05 0 [Note] WSREP: view(
                \tmember
                """;
        write("db1.txt", Packing.NONE, log);
        write("db2.out.1", Packing.NONE, log);
        write("pod.json", Packing.NONE, "{\"log\":\"x\",\"stream\":\"stderr\",\"time\":\"2026-11-22T10:00:05Z\"}\n");
        write("undated.err", Packing.NONE, "Installation of system tables failed!\n");
        write("dmesg.txt", Packing.NONE, "[  12.5] Out of memory: Killed process 7 (mariadbd)\n");
        write("report.txt", Packing.NONE, """
                db1  gave up  1 start
                error GAL201 address-lists-only-itself  db1
                  db1.txt:1
                  1 | 2026-11-22 10:00:05 0 [Warning] WSREP: points to own listening address
                BROKEN  1 error  db1.txt
                """);
        write("notes.txt", Packing.NONE, "what we did\n".repeat(20) + log);
        write("numbers.txt", Packing.NONE, "2026-11-22 10:00:05,17\n");
        write("settings.json", Packing.NONE, "{\"port\": 3306}\n");

        Reading reading = read(folder.toString());

        assertThat(logs)
                .containsOnlyKeys(
                        path("db1.txt"), path("db2.out.1"), path("pod.json"), path("undated.err"), path("dmesg.txt"));
        assertThat(reading.skipped())
                .allMatch(file -> file.reason() == Reason.CONTENT)
                .extracting(Skipped::file)
                .containsExactlyInAnyOrder(
                        path("report.txt"), path("notes.txt"), path("numbers.txt"), path("settings.json"));
        logs.clear();
        assertThat(read(path("notes.txt"), path("rep*.txt")).skipped()).isEmpty();
        assertThat(logs).containsOnlyKeys(path("notes.txt"), path("report.txt"));
    }

    @Test
    void aFolderOfNotesHoldsNoLog() throws IOException {
        write("notes/notes.txt", Packing.NONE, "what we did\n");

        assertThatThrownBy(() -> read(path("notes")))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("notes holds no file that looks like a log");
    }

    @Test
    void whatATransferLeftIsPutInItsPlace() throws IOException {
        write("data/error.log", Packing.NONE, """
                2026-11-22 10:00:00 0 [Note] WSREP: view(
                \tmember
                2026-11-22 10:00:10 0 [Note] WSREP: after
                """);
        write("data/mariabackup.prepare.log", Packing.NONE, """
                undated
                [00] 2026-11-22 10:00:05 preparing
                completed OK!
                """);
        write("data/mariabackup.move.log", Packing.NONE, "[00] 2026-11-22 10:00:11 moved\n");

        read(path("data"));

        assertThat(logs).containsOnlyKeys(path("data/error.log"));
        List<LogLine> lines = lines("data/error.log");
        assertThat(lines)
                .extracting(LogLine::text)
                .containsExactly(
                        "WSREP: view(", "member", "undated", "preparing", "completed OK!", "WSREP: after", "moved");
        assertThat(lines).isSortedAccordingTo(LogLine.ORDER);
        assertThat(lines.get(3).subsystem()).contains("mariadb-backup");
        assertThat(lines.get(4).subsystem()).contains("mariadb-backup");
        assertThat(lines.get(4).file()).isEqualTo(path("data/mariabackup.prepare.log"));
        assertThat(lines.get(4).line()).isEqualTo(3);
    }

    @Test
    void aToolsLogGoesToTheNodeOfItsFolder() throws IOException {
        write("n1/error.log", Packing.NONE, "2026-11-22 10:00:00 0 [Note] n1\n");
        write("n2/error.log", Packing.NONE, "2026-11-22 10:00:00 0 [Note] n2\n");
        write("n2/data/innobackup.backup.log", Packing.NONE, "261122 10:00:05 [01] copying\n");

        read(folder.toString());

        assertThat(lines("n2/error.log")).extracting(LogLine::text).containsExactly("n2", "copying");
        assertThat(lines("n1/error.log")).hasSize(1);
    }

    @Test
    void aToolsLogAloneIsALog() throws IOException {
        write("mariabackup.backup.log", Packing.NONE, "[00] FATAL ERROR: 2026-11-22 10:00:05 no privileges\n");

        read(path("mariabackup.backup.log"));

        assertThat(lines("mariabackup.backup.log")).extracting(LogLine::text).containsExactly("no privileges");
    }

    @Test
    void aDamageIsToldWithItsPlace() throws IOException {
        byte[] packed = Packing.GZIP.pack(
                "2026-11-22 10:00:00 0 [Note] line\n".repeat(100).getBytes(UTF_8));
        Files.write(folder.resolve("a.log.gz"), Arrays.copyOf(packed, packed.length - 4));
        Reading reading = read(path("a.log.gz"));

        assertThat(lines("a.log.gz")).hasSize(100);
        assertThat(reading.damages()).hasSize(1);
        assertThat(reading.damages().get(0).bytes()).isEqualTo(3400);
        assertThat(reading.damages().get(0).line()).hasValue(100);
        assertThat(reading.damages().get(0).reason()).contains("ends in the middle");
    }

    @Test
    void zonesAreSaidWhereTimesAreCompared() throws IOException {
        write("a.log", Packing.NONE, "2026-11-22 10:00:00 0 [Note] local\n");
        write("b.log", Packing.NONE, "2026-11-22T09:00:00.000000Z 0 [Note] utc\n");

        assertThat(read(path("a.log")).zone()).isEmpty();
        assertThat(lines("a.log").get(0).time().orElseThrow().offset()).isEmpty();
        assertThat(read(path("b.log")).zone()).isEmpty();
        Reading both = read(path("a.log"), path("b.log"));
        assertThat(both.zone()).contains(BERLIN);
        assertThat(both.assumed()).isTrue();
        assertThat(both.sameZone()).isFalse();
        assertThat(lines("a.log")
                        .get(0)
                        .time()
                        .orElseThrow()
                        .compareTo(lines("b.log").get(0).time().orElseThrow()))
                .isZero();
    }

    @Test
    void severalLogsWithoutZoneAreTakenForOneZones() throws IOException {
        write("a.log", Packing.NONE, "2026-11-22 10:00:00 0 [Note] a\n");
        write("b.log", Packing.NONE, "2026-11-22 10:00:00 0 [Note] b\n");
        Reading reading = read(path("a.log"), path("b.log"));

        assertThat(reading.sameZone()).isTrue();
        assertThat(reading.zone()).isEmpty();
    }

    @Test
    void aNamedZoneIsTaken() throws IOException {
        write("a.log", Packing.NONE, "2026-07-22 10:00:00 0 [Note] local\n");
        Reading reading = read(
                new ReadingTerms(Optional.empty(), Optional.of(BERLIN), NOW, Optional.empty(), Optional.empty()),
                path("a.log"));

        assertThat(reading.assumed()).isFalse();
        assertThat(lines("a.log").get(0).time().orElseThrow().offset()).contains(ZoneOffset.ofHours(2));
    }

    @Test
    void nothingLaterIsRead() throws IOException {
        write("a.log", Packing.NONE, """
                2026-11-22 10:00:00 0 [Note] WSREP: view(
                \tmember
                2026-11-22 11:00:00 0 [Note] later
                \tindented
                """);
        read(
                new ReadingTerms(
                        Optional.empty(),
                        Optional.empty(),
                        NOW,
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-22T09:30:00Z"))),
                path("a.log"));

        assertThat(lines("a.log")).extracting(LogLine::line).containsExactly(1, 2);
    }

    @Test
    void aStreamOfSeveralHasALogForEach() {
        Reading reading = readStream("""
                [pod/db-0/mariadb] 2026-11-22 10:00:00 0 [Note] a
                [pod/db-1/mariadb] 2026-11-22 10:00:00 0 [Note] b
                """);

        assertThat(logs).containsOnlyKeys("stdin (pod db-0)", "stdin (pod db-1)");
        assertThat(reading.files().get(0).forms()).containsExactly(LogForm.KUBECTL);
        logs.clear();
        readStream("[pod/db-0/mariadb] 2026-11-22 10:00:00 0 [Note] a\n");
        assertThat(logs).containsOnlyKeys("stdin");
    }

    @Test
    void theFormCanBeSaid() throws IOException {
        write("a.log", Packing.NONE, "[pod/db-0/mariadb] 2026-11-22 10:00:00 0 [Note] a\n");
        read(
                new ReadingTerms(Optional.of(LogForm.PLAIN), Optional.empty(), NOW, Optional.empty(), Optional.empty()),
                path("a.log"));

        assertThat(lines("a.log").get(0).raw()).startsWith("[pod/");
    }

    @Test
    void anEmptyFileIsALogWithoutLines() throws IOException {
        write("a.log", Packing.NONE, "");
        read(path("a.log"));

        assertThat(lines("a.log")).isEmpty();
        assertThat(logs).hasSize(1);
    }

    private void write(String name, Packing packing, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, packing.pack(text.getBytes(UTF_8)));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private List<LogLine> lines(String name) {
        return logs.getOrDefault(path(name), List.of());
    }

    private Reading readStream(String text) {
        return new LogGatherer(ReadingTerms.at(NOW), this::log)
                .read(LogInputs.of(List.of("-"), "stdin"), new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private Reading read(String... words) {
        return read(ReadingTerms.at(NOW), words);
    }

    private Reading read(ReadingTerms terms, String... words) {
        logs.clear();
        return new LogGatherer(terms, this::log)
                .read(LogInputs.of(List.of(words), "stdin"), new ByteArrayInputStream(new byte[0]));
    }

    private LogDesk.Slot log(String name, boolean named) {
        List<LogLine> lines = new ArrayList<>();
        assertThat(logs.put(name, lines)).as(name).isNull();
        asked.put(name, named);
        return lines::add;
    }
}
