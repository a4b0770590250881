package dev.galeractl.diagnostics.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.file.LogDesk;
import dev.galeractl.replication.file.LogGatherer;
import dev.galeractl.replication.file.LogInputs;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.ReadingTerms;
import dev.galeractl.replication.log.LogLineParser;
import dev.galeractl.replication.log.LogTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The recorded logs, each line in an envelope as a collector's documentation describes it (made here, not recorded): the doctor says of them what it
 * says of the plain ones.
 */
class WrappedScenariosTest {
    private static final ReadingTerms TERMS =
            ReadingTerms.at(ZonedDateTime.of(2026, 12, 1, 0, 0, 0, 0, ZoneOffset.UTC));

    @TempDir
    Path folder;

    /** Who collected the lines. */
    private enum Collector {
        CRI,
        DOCKER_JSON,
        DOCKER_TIMESTAMPS,
        KUBECTL,
        KUBECTL_OF_OPERATOR,
        STERN,
        COMPOSE,
        COMPOSE_COLOURED,
        JOURNAL_SHORT,
        JOURNAL_ISO,
        JOURNAL_ISO_PRECISE,
        JOURNAL_FULL,
        JOURNAL_JSON,
        JOURNAL_JSON_PRETTY,
        JOURNAL_VERBOSE,
        SYSLOG;

        String wrap(String line, LocalDateTime time) {
            String iso = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.withNano(123_456_789)) + "Z";
            String json = json(line);
            return switch (this) {
                case CRI -> iso + " stderr F " + line;
                case DOCKER_JSON -> "{\"log\":\"" + json + "\\n\",\"stream\":\"stderr\",\"time\":\"" + iso + "\"}";
                case DOCKER_TIMESTAMPS -> iso + " " + line;
                case KUBECTL -> "[pod/db-0/mariadb] " + iso + " " + line;
                case KUBECTL_OF_OPERATOR ->
                    "[pod/db-0/logs] {\"log\":\"" + json + "\",\"file\":\"/var/lib/mysql/e.log\"}";
                case STERN -> "db-0 mariadb " + line;
                case COMPOSE -> "db-1  | " + line;
                case COMPOSE_COLOURED -> "\u001b[36mdb-1  |\u001b[0m " + line;
                case JOURNAL_SHORT ->
                    DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH)
                                    .format(time) + " db1 mariadbd[812]: " + line;
                case JOURNAL_ISO -> iso.substring(0, 19) + "+0000 db1 mariadbd[812]: " + line;
                case JOURNAL_ISO_PRECISE -> iso.substring(0, 26) + "+0000 db1 mariadbd[812]: " + line;
                case JOURNAL_FULL ->
                    DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss", Locale.ENGLISH)
                                    .format(time) + " UTC db1 mariadbd[812]: " + line;
                case JOURNAL_JSON_PRETTY ->
                    "{\n\t\"__REALTIME_TIMESTAMP\" : \"" + time.toEpochSecond(ZoneOffset.UTC)
                            + "000000\",\n\t\"MESSAGE\" : \"" + json
                            + "\",\n\t\"_HOSTNAME\" : \"db1\",\n\t\"SYSLOG_IDENTIFIER\" : \"mariadbd\"\n}";
                case JOURNAL_VERBOSE ->
                    DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss", Locale.ENGLISH)
                                    .format(time)
                            + ".000000 UTC [s=1;i=1;t="
                            + Long.toHexString(time.toEpochSecond(ZoneOffset.UTC) * 1_000_000)
                            + ";x=1]\n    _HOSTNAME=db1\n    SYSLOG_IDENTIFIER=mariadbd\n    MESSAGE=" + line;
                case JOURNAL_JSON ->
                    "{\"__REALTIME_TIMESTAMP\":\""
                            + time.toEpochSecond(ZoneOffset.UTC)
                            + "000000\",\"_HOSTNAME\":\"db1\",\"SYSLOG_IDENTIFIER\":"
                            + "\"mariadbd\",\"_SYSTEMD_UNIT\":\"mariadb.service\",\"MESSAGE\":\"" + json + "\"}";
                case SYSLOG -> "<30>1 " + iso + " db1 mariadbd 812 - - " + line;
            };
        }

        /**
         * What of a report must not change: all of it, but where collectors add their times. Then a line without its own has one, and may prove
         * something that it could not prove before. Where an entry is several lines, its message stands in another one.
         */
        String compared(String report) {
            return switch (this) {
                case KUBECTL_OF_OPERATOR, STERN, COMPOSE, COMPOSE_COLOURED -> report;
                case CRI,
                        DOCKER_JSON,
                        DOCKER_TIMESTAMPS,
                        KUBECTL,
                        JOURNAL_SHORT,
                        JOURNAL_ISO,
                        JOURNAL_ISO_PRECISE,
                        JOURNAL_FULL,
                        JOURNAL_JSON,
                        JOURNAL_JSON_PRETTY,
                        JOURNAL_VERBOSE,
                        SYSLOG ->
                    report.lines()
                            .filter(line -> line.matches("(verdict|node|GAL).*"))
                            .sorted()
                            .collect(Collectors.joining("\n"));
            };
        }

        private static String json(String line) {
            StringBuilder text = new StringBuilder();
            line.chars()
                    .forEach(c -> text.append(
                            c == '"' || c == '\\'
                                    ? "\\" + (char) c
                                    : c < ' ' ? "\\u%04x".formatted(c) : "" + (char) c));
            return text.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEnvelopeChangesNothing(Collector collector) throws IOException {
        List<String> different = new ArrayList<>();
        for (Path scenario : DoctorScenariosTest.scenarios()) {
            List<String> plain = new ArrayList<>();
            List<String> wrapped = new ArrayList<>();
            for (Path log : DoctorScenariosTest.logs(scenario)) {
                if (log.endsWith("notes")) {
                    continue;
                }
                plain.add(log.toString());
                Path copy = folder.resolve(scenario.getFileName()).resolve(log.getFileName());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, wrap(log, collector));
                wrapped.add(copy.toString());
            }
            String expected = collector.compared(said(plain, scenario + "/"));
            String said = collector.compared(said(wrapped, folder.resolve(scenario.getFileName()) + "/"));
            if (!said.equals(expected)) {
                different.add(scenario + "\n--- plain\n" + expected + "\n--- wrapped\n" + said);
            }
        }
        assertThat(different).as("%s", collector).isEmpty();
    }

    private static String wrap(Path log, Collector collector) throws IOException {
        List<String> lines = lines(log);
        LocalDateTime time = lines.stream()
                .flatMap(line -> LogLineParser.parse("", 1, line).time().stream())
                .map(LogTime::local)
                .findFirst()
                .orElse(LocalDateTime.of(2026, 11, 22, 10, 0));
        StringBuilder wrapped = new StringBuilder();
        for (String line : lines) {
            time = LogLineParser.parse("", 1, line).time().map(LogTime::local).orElse(time);
            wrapped.append(collector.wrap(line, time)).append('\n');
        }
        return wrapped.toString();
    }

    private static List<String> lines(Path log) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        String text = new String(bytes, UTF_8);
        return (text.indexOf('\ufffd') < 0 ? text : new String(bytes, ISO_8859_1))
                .lines()
                .toList();
    }

    /** Without folders, and without columns: of a line in an envelope only the line is shown. */
    private static String said(List<String> logs, String folders) {
        Doctor doctor = new Doctor();
        LogDesk desk = (name, asked) -> doctor.log(name, asked)::accept;
        Reading reading = new LogGatherer(TERMS, desk).read(LogInputs.of(logs, "-"), InputStream.nullInputStream());
        assertThat(reading.damages()).isEmpty();
        return DoctorScenariosTest.text(doctor.report(Optional.empty()))
                .replace(folders, "")
                .replaceAll("(?m)^(  (?:proof|thus ) \\S+?:\\d+):\\d+  ", "$1  ");
    }
}
