package dev.galeractl.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the cursor says of a line without decoding it is what the parser makes of the line. */
class LineCursorTest {

    /** Lines that it must not leave to the parser, or reading would be slow. */
    private static final List<String> PLAIN = List.of(
            "2026-11-22 10:23:11 0 [Note] WSREP: Member 0.0 (db1) synced with group.",
            "2026-11-22  9:23:11 140046234 [Warning] Aborted connection 12 to db: 'x' user: 'y' host: 'z' (Got timeout)",
            "2026-11-22 10:23:11 0x7f2a3c0d1700 [Note] WSREP: gcomm: connected",
            "2026-11-22 10:23:11 0 [Note] InnoDB: Buffer pool(s) load completed",
            "130125 12:53:42 [Note] WSREP: Opened channel 'xtra'",
            "130125  9:53:42 [Warning]  IP address '10.0.0.1' could not be resolved",
            "2014-05-31 10:11:12 4711 [Note] WSREP: x",
            "2020-01-01T10:11:12.123456Z 0 [Note] [MY-000000] [Galera] gcomm: connected",
            "2021-12-03T17:19:56.919658Z 0 [Warning] [MY-000000] [WSREP] P: no nodes coming from prim view, prim not possible",
            "2021-12-03T17:19:56.919658Z 0 [Warning] [MY-000000] [WSREP] P: ",
            "2021-12-03T17:19:56.919658Z 0 [Warning] [MY-000000] [Server] P: x",
            "2020-01-01T10:11:12.123456+01:00 12 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting",
            "2020-01-01T10:11:12.123456Z 0 [Note] /usr/sbin/mysqld: ready for connections.",
            "2020-01-01T10:11:12Z 0 [Note] WSREP: ",
            "2026-11-22 10:23:11 0 [Note]",
            "2026-11-22 10:23:11 0 [Note] WSREP: [debug] x   ",
            "WSREP: Recovered position 0:0",
            "Sleeping before refused",
            "  nested line",
            "------------------------",
            "0: 10, 1: 11",
            "rsync: failed to connect to 10.0.0.1 (10.0.0.1): Connection refused (111)",
            "   ",
            "",
            "\tindented",
            "\t2\t",
            "2026-11-22 10:23:11 0 [Note] WSREP: a\tb\t",
            "a\r");

    /** Whatever it says of these must be right. */
    private static final List<String> ODD = List.of(
            "2026-11-22 10:23:11 0 [ERROR] Aborting",
            "2026-02-29 10:23:11 0 [Note] no such day",
            "2026-02-30 10:23:11 0 [Note] no such day",
            "2026-13-01 10:23:11 0 [Note] no such month",
            "2026-11-31 10:23:11 0 [Note] no such day",
            "2026-11-22 24:23:11 0 [Note] no such hour",
            "2026-11-22 10:23:60 0 [Note] leap",
            "2026-11-22 10:23:61 0 [Note] no such second",
            "2026-11-22 10:23:11 7fa4d1ce6740 InnoDB: x",
            "2026-11-22 10:23:11 7fa4d1ce6740 [Note] InnoDB: x",
            "2026-11-22 10:23:11 123456 [Note] InnoDB: x",
            "2026-11-22 10:23:11 0 [Note] [x] y",
            "2026-11-22 10:23:11 0 [Note]  [MY-000000] [Galera] y",
            "2026-11-22 10:23:11 0 [Note] [MY-000000]  [Galera] y",
            "2026-11-22 10:23:11 0 [Note] [MY-000000] [] y",
            "2026-11-22 10:23:11 0 [Note] [MY-000000] y",
            "2026-11-22 10:23:11 0 [Note][MY-000000] [WSREP-SST] y",
            "2026-11-22 10:23:11 0 [Note] [MY-000000] [Galera",
            "2026-11-22 10:23:11 0 [Note] [MY-",
            "2026-11-22 10:23:11 0 [Note]\t[MY-000000] [Galera] y",
            "2026-11-22 10:23:11 0 [Note] \t[MY-000000] [Galera] y",
            "2026-11-22 10:23:11 0 [Note] [MY-000000] \t[Galera] y",
            "2026-11-22 10:23:11\t0 [Note] y",
            "2026-11-22\t10:23:11 0 [Note] y",
            "2026-11-22 10:23:11 0\t[Note] y",
            "2020-01-01T10:11:12.5-11:30 0xff [Note] y",
            "2026-11-22 10:23:11[Note] x",
            "2026-11-22 10:23:11 [Note] x",
            "2026-11-22 10:23:11.123 [Note] x",
            "2026-11-22 10:23:11,123 [Note] x",
            "2026-11-22 10:23:11. 0 [Note] x",
            "2026-11-22T10:23:11+0000 db1 mariadbd[812]: x",
            "2026-11-22T10:23:11Z mysqld_safe Logging to '/x': y",
            "2026-11-22 10:23:11 0 [Note] a 2026-11-22 10:23:12 0 [Note] b",
            "2026-11-22 10:23:11 0 [Note] Buffer pool(s) load completed at 261122 10:23:11",
            "130125 12:53:42 mysqld_safe Starting mysqld daemon with databases from /data",
            "130125 12:53:42  InnoDB: x",
            "130125 12:53:42 0 [00] Copying",
            "[00] 2026-11-22 10:23:11 x",
            "[00] FATAL ERROR: 2026-11-22 10:23:11 x",
            "Nov 22 10:26:33 db1 mariadbd[812]: 2026-11-22 10:26:33 0 [Note] x",
            "Nov 22 10:26:33 db1 systemd[1]: mariadb.service: Main process exited, code=killed, status=9/KILL",
            "WSREP_SST: [ERROR] rsync died",
            "WSREP_SST: [INFO] x (20261122 10:35:28.655)",
            "  WSREP_SST: [INFO] x",
            "{\"log\":\"2026-11-22 10:23:11 0 [Note] x\\n\"}",
            "garbd 2026-11-22 10:23:11.123  INFO: x",
            "2026-11-22 10:23:11.123  INFO: x",
            "\t2026-11-22 10:23:11 0 [Note] x",
            "caf\u00e9",
            "2026-11-22 10:23:11 0 [Note] caf\u00e9",
            "\u00a02026-11-22 10:23:11 0 [Note] x",
            "\0\0\0130125 12:53:42 [Note] x",
            "a\rb",
            "12:34:56",
            "1:02:03",
            "::1:23:45:",
            "2026-11-22 10:23:1",
            "2026-11-22 10:23:11",
            "2026-11-22 10:23:11 ",
            "2026-11-22 10:23:11 0",
            "2026-11-22 10:23:11 0 [");

    @Test
    void usualLinesArePlain() {
        LineCursor cursor = cursor(String.join("\n", PLAIN));
        for (String line : PLAIN) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.isPlain()).as(line).isTrue();
        }
    }

    @Test
    void plainLinesAreWhatTheParserMakesOfThem() {
        for (String line : Stream.concat(PLAIN.stream(), ODD.stream()).toList()) {
            assertAgrees(line);
        }
    }

    @Test
    void mutatedLinesAreWhatTheParserMakesOfThem() {
        Random random = new Random(7);
        List<String> all = Stream.concat(PLAIN.stream(), ODD.stream()).toList();
        String inserted = "0123456789:-T. []\tZ+x,WSREPNoteMY";
        for (int round = 0; round < 60_000; round++) {
            StringBuilder line = new StringBuilder(all.get(random.nextInt(all.size())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(line.length() + 1);
                char c = inserted.charAt(random.nextInt(inserted.length()));
                switch (random.nextInt(4)) {
                    case 0 -> line.insert(at, c);
                    case 1 -> line.delete(at, Math.min(line.length(), at + 1));
                    case 2 -> line.insert(at, all.get(random.nextInt(all.size())));
                    default -> line.replace(at, Math.min(line.length(), at + 1), String.valueOf(c));
                }
            }
            assertAgrees(line.toString());
        }
    }

    @Test
    void linesAreFoundWhereverTheyStand() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                String line =
                        "abc:12:34\u00e9 [".substring(0, random.nextInt(13)).repeat(random.nextInt(4));
                expected.add(line);
                text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
            }
            LineCursor cursor = cursor(text.toString());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(cursor.next()).isTrue();
                assertThat(text(cursor, cursor.start(), cursor.end()).replace("\r", ""))
                        .isEqualTo(expected.get(i));
                assertThat(cursor.number()).isEqualTo(i + 1);
            }
            assertThat(cursor.next()).isFalse();
        }
    }

    private static void assertAgrees(String line) {
        LineCursor cursor = cursor(line);
        if (!cursor.next() || !cursor.isPlain()) {
            return;
        }
        String raw = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        List<LogLine> parsed = LogLineParser.split("x", 1, raw);
        assertThat(parsed).as(line).hasSize(1);
        LogLine one = parsed.get(0);
        assertThat(one.isBare()).as(line).isEqualTo(!cursor.isHeaded());
        assertThat(one.time().isPresent()).as(line).isEqualTo(cursor.isHeaded());
        assertThat(one.level() != LogLevel.NONE).as(line).isEqualTo(cursor.isHeaded());
        assertThat(one.level()).as(line).isNotEqualTo(LogLevel.ERROR);
        assertThat(one.isWsrep()).as(line).isEqualTo(cursor.isWsrep());
        if (!cursor.line("x", 0).equals(one)) {
            assertThat(cursor.line("x", 0).toString()).isEqualTo(one.toString());
        }
        assertThat(text(cursor, cursor.messageStart(), cursor.messageEnd()))
                .as(line)
                .isEqualTo(one.message());
    }

    private static String text(LineCursor cursor, int from, int to) {
        return new String(cursor.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    private static LineCursor cursor(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + LineCursor.PADDING);
        padded[bytes.length] = '\n';
        return new LineCursor(padded, bytes.length, 1);
    }
}
