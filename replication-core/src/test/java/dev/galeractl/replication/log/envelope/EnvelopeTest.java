package dev.galeractl.replication.log.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms are those of the collectors' documentation; the lines were made by hand after it, but for the servers' own part. */
class EnvelopeTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 12, 1, 0, 0);
    private static final String NOTE = "2026-11-22 10:23:11 0 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 2)";
    private static final String MYSQL8 =
            "2026-11-22T10:23:11.123456Z 0 [Note] [MY-000000] [Galera] Shifting JOINED -> SYNCED";

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "json § {\"log\":\"%s\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-22T10:23:11.5Z\"}",
                "json § {\"log\":\"%s\",\"file\":\"/var/lib/mysql/mysqld-error.log\"}",
                "json § {\"MESSAGE\":\"%s\",\"_HOSTNAME\":\"db1\",\"SYSLOG_IDENTIFIER\":\"mariadbd\","
                        + "\"__REALTIME_TIMESTAMP\":\"1763806800123456\"}",
                "cri § 2026-11-22T10:23:11.123456789+00:00 stderr F %s",
                "kubectl § [pod/db-0/mariadb] %s",
                "stern § db-0 mariadb %s",
                "stern § db-6d4cf56db6-x7k2m mariadb %s",
                "json § {\"message\":\"%s\\n\",\"namespace\":\"default\",\"podName\":\"db-0\",\"containerName\":\"mariadb\"}",
                "compose § db1-1  | %s",
                "syslog § <30>1 2026-11-22T10:23:11.123456Z db1 mariadbd 812 - - %s",
                "syslog § <30>1 2026-11-22T10:23:11+01:00 db1 mariadbd 812 ID1 [a@1 b=\"]\\\"\"][c@2 d=\"e\"] %s",
                "journal § Nov 22 10:26:33 db1 mariadbd[812]: %s",
                "journal § Nov  2 10:26:33.123456 db1 mariadbd[812]: %s",
                "journal § <30>Nov 22 10:26:33 db1 mysqld: %s",
                "journal § 2026-11-22T10:26:33+0000 db1 mariadbd[812]: %s",
                "journal § 2026-11-22T10:26:33.123456+09:00 db1 mysqld[812]: %s",
                "journal § 2026-11-22T10:26:33.123456+0000 db1 mariadbd[812]: %s",
                "journal § Sun 2026-11-22 10:26:33 UTC db1 mariadbd[812]: %s",
                "journal § Sun 2026-11-22 10:26:33 JST db1 mariadb.service[812]: %s",
                "journal § 1763806800.123456 db1 mariadbd[812]: %s",
                "journal § [ 1234.567890] db1 mariadbd[812]: %s",
                "timestamps § 2026-11-22T10:23:11.123456789Z %s",
                "timestamps § 2026-11-22T10:23:11.123456789+01:00 %s"
            })
    void theServersLineComesOutAsItWas(String form, String line) {
        for (String inner : List.of(NOTE, MYSQL8)) {
            String written = line.formatted(inner);
            LogContent content = content(written + "\n" + written + "\n");

            assertThat(content.forms()).extracting(Object::toString).as(written).containsExactly(form);
            List<LogLine> lines = only(written + "\n" + written);
            assertThat(lines).hasSize(2).allSatisfy(found -> {
                assertThat(found.raw()).isEqualTo(inner);
                assertThat(found.whole()).isEqualTo(inner);
                assertThat(found.level()).isEqualTo(LogLevel.NOTE);
                assertThat(found.collected()).isFalse();
                assertThat(found.time().orElseThrow().local())
                        .isAfter(NOW.minusMonths(1))
                        .isBefore(NOW);
            });
            assertThat(lines).extracting(LogLine::line).containsExactly(1, 2);
            int column = lines.get(0).column();
            if (!form.equals("json")) {
                assertThat(written.substring(column - 1)).isEqualTo(inner);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOTE,
                MYSQL8,
                "2026-11-22T10:23:11.123456Z mysqld_safe Starting mysqld daemon with databases from /var/lib/mysql",
                "130125 12:53:42 [Note] WSREP: Start replication",
                "WSREP_SST: [INFO] rsync SST started on joiner (20261122 10:35:28.655)",
                "| wsrep_incoming_addresses | 192.0.2.1:3306 |",
                "mysql> show status like 'wsrep%';",
                "{",
                "rsync error: some files could not be transferred",
                "2026-11-22 10:23:11.345  INFO: CRC-32C: using hardware acceleration.",
                ""
            })
    void aPlainLineIsInNoEnvelope(String line) {
        assertThat(content(line).forms()).isEmpty();
        assertThat(content(line + "\n" + line + "\n" + line + "\n").isPlain()).isTrue();
    }

    @Test
    void envelopesMayBeInEnvelopes() {
        String line = "[pod/db-0/pxc] 2026-11-22T10:23:11.123456789Z {\"log\":\"" + MYSQL8
                + "\\n\",\"file\":\"/var/lib/mysql/x\"}";

        assertThat(content(line).forms()).containsExactly(LogForm.KUBECTL, LogForm.TIMESTAMPS, LogForm.JSON);
        assertThat(only(line).get(0).raw()).isEqualTo(MYSQL8);
    }

    @Test
    void severalPodsAreSeveralLogs() {
        Map<String, List<LogLine>> logs = read("[pod/db-0/mariadb] " + NOTE + "\n[pod/db-1/mariadb] " + NOTE
                + "\n[pod/db-0/agent] started\nnot in any\n[pod/db-0/mariadb] \tversion = 6,\n");

        assertThat(logs.keySet()).containsExactly("pod db-0", "pod db-1", "pod db-0, container agent");
        assertThat(of(logs, "pod db-0")).extracting(LogLine::line).containsExactly(1, 5);
        assertThat(of(logs, "pod db-0").get(1).isIndented()).isTrue();
        assertThat(of(logs, "pod db-0, container agent"))
                .extracting(LogLine::text)
                .containsExactly("started", "not in any");
    }

    @Test
    void severalHostsAndInstancesAreSeveralLogs() {
        Map<String, List<LogLine>> logs = read("Nov 22 10:26:33 db1 mariadbd[8]: " + NOTE
                + "\nNov 22 10:26:33 db2 mariadbd[8]: " + NOTE + "\nNov 22 10:26:33 db2 mariadbd@b[9]: " + NOTE + "\n");

        assertThat(logs.keySet()).containsExactly("host db1", "host db2", "host db2, unit mariadbd@b");
    }

    @Test
    void otherProgramsAreNamedAndHaveTheCollectorsTime() {
        LogLine kernel = only("Nov 22 10:26:33 db1 kernel: Out of memory: Killed process 812 (mariadbd)\n")
                .get(0);

        assertThat(kernel.subsystem()).contains("kernel");
        assertThat(kernel.text()).startsWith("Out of memory");
        assertThat(kernel.time().orElseThrow().local()).isEqualTo(LocalDateTime.of(2026, 11, 22, 10, 26, 33));
        assertThat(kernel.collected()).isTrue();
    }

    @Test
    void theYearIsThatOfTheLinesAround() {
        List<LogLine> lines = only("Dec 31 23:59:59 db1 systemd[1]: Starting\nDec 31 23:59:59 db1 mysqld[8]: "
                + "131231 23:59:59 [Note] WSREP: x\nJan  1 00:00:01 db1 systemd[1]: Started\n");

        assertThat(lines)
                .extracting(line -> line.time().orElseThrow().local().getYear())
                .containsExactly(2013, 2013, 2014);
    }

    @Test
    void aTimeWithoutYearIsInThePast() {
        assertThat(only("Dec 31 23:59:59 db1 systemd[1]: Starting\n")
                        .get(0)
                        .time()
                        .orElseThrow()
                        .local())
                .isEqualTo(LocalDateTime.of(2025, 12, 31, 23, 59, 59));
    }

    @Test
    void bareLinesStayBare() {
        LogLine member = only("2026-11-22T10:23:11.123456789Z stderr F \tmembers = 1/2\n")
                .get(0);

        assertThat(member.isBare()).isTrue();
        assertThat(member.isIndented()).isTrue();
        assertThat(member.time().orElseThrow().offset()).contains(ZoneOffset.UTC);
    }

    @Test
    void partsOfALineAreJoined() {
        Map<String, List<LogLine>> cri = read("""
                2026-11-22T10:23:11.1Z stderr P 2026-11-22 10:23:11 0 [No
                2026-11-22T10:23:11.1Z stderr F te] WSREP: x
                """);
        Map<String, List<LogLine>> docker = read("""
                {"log":"2026-11-22 10:23:11 0 [No","stream":"a","time":"x"}
                {"log":"te] WSREP: x\\n","stream":"a","time":"x"}
                """);

        assertThat(List.of(cri, docker)).allSatisfy(logs -> {
            assertThat(of(logs, "")).extracting(LogLine::text).containsExactly("WSREP: x");
            assertThat(of(logs, "").get(0).line()).isEqualTo(1);
        });
        assertThat(only("2026-11-22T10:23:11.1Z stderr P cut here"))
                .extracting(LogLine::text)
                .containsExactly("cut here");
    }

    @Test
    void aMessageOfSeveralLinesIsSeveralLines() {
        List<LogLine> lines = only("{\"MESSAGE\":\"first\\n\\tsecond\\n\",\"_HOSTNAME\":\"db1\"}\n");

        assertThat(lines).extracting(LogLine::text).containsExactly("first", "second");
        assertThat(lines).isSortedAccordingTo(LogLine.ORDER).doesNotHaveDuplicates();
    }

    @Test
    void journaldWritesBytesWhereTheyAreNoText() {
        assertThat(only("{\"MESSAGE\":[72, 228,33],\"_HOSTNAME\":\"db1\"}")
                        .get(0)
                        .text())
                .isEqualTo("Hä!");
        assertThat(only("{\"MESSAGE\":[72,195,164],\"_HOSTNAME\":\"db1\"}")
                        .get(0)
                        .text())
                .isEqualTo("Hä");
        assertThat(only("\u001e{\"MESSAGE\":null,\"_HOSTNAME\":\"db1\"}").get(0).text())
                .isEmpty();
    }

    @Test
    void entriesOfAnExportAreLines() {
        String length = "\u000b\0\0\0\0\0\0\0";
        String export = String.join(
                "\n",
                List.of(
                        "__CURSOR=s=1",
                        "__REALTIME_TIMESTAMP=1763806800123456",
                        "_HOSTNAME=db1",
                        "MESSAGE=2026-11-22 10:23:11 0 [Note] WSREP: first",
                        "SYSLOG_IDENTIFIER=mariadbd",
                        "",
                        "__CURSOR=s=2",
                        "_HOSTNAME=db1",
                        "SYSLOG_IDENTIFIER=kernel",
                        "MESSAGE",
                        length + "one",
                        "and two",
                        "_PID=1",
                        "",
                        "__CURSOR=s=3",
                        "_HOSTNAME=db2",
                        "MESSAGE=last"));
        Map<String, List<LogLine>> logs = read(export);

        assertThat(content(export).forms()).containsExactly(LogForm.EXPORT);
        assertThat(of(logs, "host db1")).extracting(LogLine::text).containsExactly("WSREP: first", "one", "and two");
        assertThat(of(logs, "host db1")).extracting(LogLine::line).containsExactly(4, 11, 11);
        assertThat(of(logs, "host db1").get(1).subsystem()).contains("kernel");
        assertThat(of(logs, "host db2")).extracting(LogLine::text).containsExactly("last");
    }

    /** As journalctl 252 wrote it, but for most of the fields. */
    @Test
    void objectsOfSeveralLinesAreLines() {
        String pretty = """
                {
                \t"_HOSTNAME" : "vm",
                \t"MESSAGE" : "%s",
                \t"__CURSOR" : "s=feff0a1627d640eea979108ceeec0b76;i=255",
                \t"SYSLOG_IDENTIFIER" : "mariadbd",
                \t"__REALTIME_TIMESTAMP" : "1795366698758615"
                }
                {
                \t"_HOSTNAME" : "vm",
                \t"MESSAGE" : "first line\\nsecond line",
                \t"SYSLOG_IDENTIFIER" : "systemd",
                \t"__REALTIME_TIMESTAMP" : "1795367484004990"
                }
                {
                \t"cut" : "off
                """.formatted(NOTE);
        List<LogLine> lines = of(read(pretty), "host vm");

        assertThat(content(pretty).forms()).containsExactly(LogForm.JSON_PRETTY);
        assertThat(lines)
                .extracting(LogLine::text)
                .containsExactly("WSREP: Shifting JOINED -> SYNCED (TO: 2)", "first line", "second line");
        assertThat(lines).extracting(LogLine::line).containsExactly(3, 10, 10);
        assertThat(lines.get(1).time().orElseThrow().local()).isEqualTo("2026-11-22T17:11:24.004990");
        assertThat(of(read(pretty), "")).extracting(LogLine::line).containsExactly(14, 15);
    }

    /** As journalctl 252 wrote it, but for most of the fields. */
    @Test
    void verboseEntriesAreLines() {
        String verbose = """
                Sun 2026-11-22 18:58:18.755317 CET [s=feff0a16;i=255;b=4a75acbd;m=5a8b226f8;t=660e0625231d7;x=e5692e1e009b8265]
                    PRIORITY=6
                    _HOSTNAME=vm
                    SYSLOG_IDENTIFIER=systemd
                    MESSAGE=first line
                            second line
                            \tthird line
                    _PID=151
                Sun 2026-11-22 18:58:18.755317 CET [s=feff0a16;i=256;b=4a75acbd;m=5a8b226f8;t=660e0625231d7;x=e5692e1e009b8265]
                    _HOSTNAME=vm
                    SYSLOG_IDENTIFIER=mariadbd
                    MESSAGE=%s
                """.formatted(NOTE);
        List<LogLine> lines = of(read(verbose), "host vm");

        assertThat(content(verbose).forms()).containsExactly(LogForm.VERBOSE);
        assertThat(lines)
                .extracting(LogLine::text)
                .containsExactly("first line", "second line", "third line", "WSREP: Shifting JOINED -> SYNCED (TO: 2)");
        assertThat(lines).extracting(LogLine::line).containsExactly(5, 5, 5, 12);
        assertThat(lines.get(0).subsystem()).contains("systemd");
        assertThat(lines.get(0).time().orElseThrow().local()).isEqualTo("2026-11-22T16:58:18.758615");
        assertThat(lines.get(2).isIndented()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[95mdb-0\u001b[0m \u001b[93mmariadb\u001b[0m ",
                "\u001b[36mdb-0  |\u001b[0m ",
                "\u001b[36;1mdb-0  | \u001b[0m",
                "\u001b[32m[pod/db-0/mariadb] \u001b[0m"
            })
    void coloursOfAPrefixDoNotMatter(String prefix) {
        LogLine line = only(prefix + NOTE + "\n").get(0);

        assertThat(line.raw()).isEqualTo(NOTE);
        assertThat((prefix + NOTE).substring(line.column() - 1)).isEqualTo(NOTE);
    }

    @Test
    void podsOfSternAreSeveralLogs() {
        Map<String, List<LogLine>> logs = read(
                "+ db-0 \u203a mariadb\ndb-0 mariadb " + NOTE + "\ndb-1 mariadb " + NOTE + "\ndb-0 agent started\n");

        assertThat(logs.keySet()).containsExactly("pod db-0", "pod db-1", "pod db-0, container agent");
        assertThat(of(logs, "pod db-0")).extracting(LogLine::line).containsExactly(1, 2);
    }

    @Test
    void theCollectorsZoneTellsTheServers() {
        LogLine berlin = only("2026-11-22T09:23:11.9Z stderr F " + NOTE + "\n").get(0);
        LogLine kathmandu = only("2026-11-22T10:23:12+05:45 db1 mariadbd[8]: " + NOTE + "\n")
                .get(0);
        LogLine later = only("2026-11-22T09:29:11.9Z stderr F " + NOTE + "\n").get(0);

        assertThat(berlin.time().orElseThrow().offset()).contains(ZoneOffset.ofHours(1));
        assertThat(kathmandu.time().orElseThrow().offset()).contains(ZoneOffset.ofHoursMinutes(5, 45));
        assertThat(later.time().orElseThrow().offset()).isEmpty();
    }

    @Test
    void mysqlsJsonBecomesAClassicLine() {
        LogLine line = only("{ \"prio\" : 1, \"err_code\" : 10119, \"subsystem\" : \"Galera\", \"msg\" : \"gcs\","
                        + " \"time\" : \"2026-11-22T10:23:11.123456Z\", \"label\" : \"Error\", \"thread\" : 7 }")
                .get(0);

        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
        assertThat(line.code()).contains("MY-010119");
        assertThat(line.subsystem()).contains("Galera");
        assertThat(line.thread()).hasValue(7);
        assertThat(line.text()).isEqualTo("gcs");
        assertThat(only("{\"prio\":0,\"err_code\":1,\"msg\":\"x\",\"time\":\"2026-11-22T10:23:11.123456Z\"}")
                        .get(0)
                        .level())
                .isEqualTo(LogLevel.SYSTEM);
    }

    @Test
    void operatorsTellTheirErrors() {
        LogLine line = only("{\"level\":\"error\",\"ts\":\"2026-11-22T10:23:11Z\",\"logger\":\"galera.recovery\","
                        + "\"msg\":\"Error recovering\",\"error\":\"timeout\",\"mariadb\":{\"name\":\"db\"}}")
                .get(0);

        assertThat(line.text()).isEqualTo("Error recovering: timeout");
        assertThat(line.subsystem()).contains("galera.recovery");
    }

    @Test
    void filesOfTransfersAreTheTools() {
        assertThat(only("{\"log\":\"completed OK!\\n\",\"file\":\"/var/lib/mysql/innobackup.backup.log\"}")
                        .get(0)
                        .subsystem())
                .contains("xtrabackup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\":\"x",
                "{\"log\":}",
                "{\"log\":\"\\u12\"}",
                "{\"log\":\"\\",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{}}}}}},\"log\":\"x\"}",
                "{\"a\":[1,[2,{\"b\":\"]\"}]],\"log\":\"x\"}",
                "{}",
                "{\"log\":\"x\"} more",
                "[pod/",
                "[pod/a/b]",
                "<30>1 ",
                "<30>1 - - - - - -",
                "<30>1 - h p 1 m [",
                "Nov 22 10:26:33 ",
                "Nov 22 10:26:33 h",
                "Nov 99 10:26:33 h p: x",
                "2026-11-22T10:26:33+",
                "2026-11-22T10:26:33+9999 h p: x",
                "2026-11-22T10:23:11.1Z stderr ",
                "2026-11-22T10:23:11.1Z stderr F",
                "99999999999.1 h p: x",
                "Sun 2026-11-22 10:26:33 ",
                "a |",
                "{\n}",
                "{\n\"MESSAGE\" : \"x",
                "    MESSAGE=x",
                "db-0 ",
                "\u001b[",
                "\u001b[36m",
                "[ 12",
                "\u001e"
            })
    void nothingBreaks(String line) {
        for (LogForm form : LogForm.values()) {
            List<LogLine> lines = new ArrayList<>();
            byte[] bytes = (line + "\n" + line).getBytes(UTF_8);
            read(new ByteArrayInputStream(bytes), LogContent.of(bytes, Optional.of(form)), "x")
                    .values()
                    .forEach(lines::addAll);
            if (form != LogForm.PLAIN) {
                assertThat(lines).extracting(LogLine::line).contains(1, 2);
            }
        }
    }

    @Test
    void anySplitGivesTheSame() {
        byte[] bytes = ("[pod/db-0/mariadb] " + NOTE
                        + "\r\n[pod/db-1/mariadb] h\u00e4\n[pod/db-1/mariadb] \ud83d\ude00\n")
                .repeat(50)
                .getBytes(UTF_8);
        LogContent content = LogContent.of(bytes, Optional.empty());
        Map<String, List<LogLine>> whole = read(new ByteArrayInputStream(bytes), content, "x");

        for (int size : new int[] {1, 2, 3, 7, 64, 1000}) {
            assertThat(read(new Dribble(bytes, size), content, "x"))
                    .as("%s", size)
                    .isEqualTo(whole);
        }
    }

    @Test
    void aLineWithoutEndComesInPieces() {
        String line = "db1-1  | " + "x\u00e4".repeat(PhysicalLine.LONGEST);
        List<LogLine> lines = only("db1-1  | a\ndb1-1  | b\n" + line);
        int length = lines.stream()
                .filter(it -> it.line() == 3)
                .mapToInt(it -> it.raw().length())
                .sum();

        assertThat(length).isEqualTo(line.length() - 9);
    }

    @Test
    void otherCharactersAndZerosAreRead() {
        byte[] bytes = "db1-1  | a\ndb1-1  | f\u00fcr\0\n".getBytes(ISO_8859_1);
        Map<String, List<LogLine>> logs =
                read(new ByteArrayInputStream(bytes), LogContent.of(bytes, Optional.empty()), "x");

        assertThat(of(logs, "container db1-1")).extracting(LogLine::text).containsExactly("a", "f\u00fcr");
    }

    private static List<LogLine> of(Map<String, List<LogLine>> logs, String owner) {
        return logs.getOrDefault(owner, List.of());
    }

    private static LogContent content(String text) {
        return LogContent.of(text.getBytes(UTF_8), Optional.empty());
    }

    private static List<LogLine> only(String text) {
        Map<String, List<LogLine>> logs = read(text);
        assertThat(logs).hasSize(1);
        return logs.values().iterator().next();
    }

    private static Map<String, List<LogLine>> read(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 64 * 1024));
        return read(new ByteArrayInputStream(bytes), LogContent.of(head, Optional.empty()), "x");
    }

    private static Map<String, List<LogLine>> read(InputStream in, LogContent content, String file) {
        Map<String, List<LogLine>> logs = new LinkedHashMap<>();
        if (content.isPlain()) {
            return logs;
        }
        try {
            new EnvelopeReader(
                            file, content, NOW, owner -> logs.computeIfAbsent(owner, absent -> new ArrayList<>())::add)
                    .read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return logs;
    }

    /** Gives a few bytes at a time. */
    private static final class Dribble extends InputStream {
        private final ByteArrayInputStream all;
        private final int size;

        Dribble(byte[] bytes, int size) {
            this.all = new ByteArrayInputStream(bytes);
            this.size = size;
        }

        @Override
        public int read() {
            return all.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return all.read(into, offset, Math.min(size, length));
        }
    }
}
