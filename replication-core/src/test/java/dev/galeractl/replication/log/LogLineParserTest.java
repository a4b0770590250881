package dev.galeractl.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineParserTest {

    @Test
    void readsMysql55() {
        LogLine line = parse("130125 12:53:42 [Note] WSREP: Start replication");

        assertThat(line.time()).contains(new LogTime(LocalDateTime.of(2013, 1, 25, 12, 53, 42), Optional.empty()));
        assertThat(line.level()).isEqualTo(LogLevel.NOTE);
        assertThat(line.thread()).isEmpty();
        assertThat(line.text()).isEqualTo("WSREP: Start replication");
        assertThat(line.message()).isEqualTo("Start replication");
        assertThat(line.isWsrep()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "130125  9:05:07 [Warning] WSREP: x",
                "130125 9:05:07 [Warning] WSREP: x",
                "2013-01-25 9:05:07 [Warning] WSREP: x",
                "2013-01-25  9:05:07 139872 [Warning] WSREP: x",
                "2013-01-25 09:05:07 0x7f2a [Warning] WSREP: x"
            })
    void hoursMayHaveOneDigit(String raw) {
        LogLine line = parse(raw);

        assertThat(line.time().orElseThrow().local()).isEqualTo(LocalDateTime.of(2013, 1, 25, 9, 5, 7));
        assertThat(line.level()).isEqualTo(LogLevel.WARNING);
        assertThat(line.message()).isEqualTo("x");
    }

    @Test
    void readsMariadb() {
        LogLine line = parse("2026-11-22 10:23:11 24 [ERROR] WSREP: failed");

        assertThat(line.thread()).isEqualTo(OptionalLong.of(24));
        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void readsMysql57() {
        LogLine line = parse("2018-03-04T05:06:07.123456+09:00 3 [Note] WSREP: x");

        assertThat(line.time())
                .contains(new LogTime(
                        LocalDateTime.of(2018, 3, 4, 5, 6, 7, 123_456_000), Optional.of(ZoneOffset.ofHours(9))));
        assertThat(line.thread()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void readsMysql8() {
        LogLine line = parse("2022-03-04T05:06:07.000001Z 0 [Note] [MY-000000] [Galera] gcomm: connected");

        assertThat(line.code()).contains("MY-000000");
        assertThat(line.subsystem()).contains("Galera");
        assertThat(line.text()).isEqualTo("gcomm: connected");
        assertThat(line.isWsrep()).isTrue();
    }

    @Test
    void readsTheArbitrator() {
        LogLine line = parse("2026-11-22 10:23:11.345  INFO: CRC-32C: using hardware acceleration.");

        assertThat(line.level()).isEqualTo(LogLevel.NOTE);
        assertThat(line.text()).isEqualTo("CRC-32C: using hardware acceleration.");
        assertThat(parse("2026-11-22 10:23:11.345 FATAL: Exception in creating receive loop.")
                        .level())
                .isEqualTo(LogLevel.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[01] 2026-11-22 10:11:12 Streaming ./ibdata1",
                "261122 10:11:12 [01] Streaming ./ibdata1",
                "2026-11-22 10:11:12 Streaming ./ibdata1"
            })
    void readsBackupTools(String raw) {
        LogLine line = parse(raw);

        assertThat(line.time().orElseThrow().local()).isEqualTo(LocalDateTime.of(2026, 11, 22, 10, 11, 12));
        assertThat(line.text()).isEqualTo("Streaming ./ibdata1");
        assertThat(line.level()).isEqualTo(LogLevel.NONE);
    }

    @Test
    void aBackupToolsFatalErrorIsAnError() {
        LogLine line = parse("[00] FATAL ERROR: 2026-11-22 10:11:12 failed to execute query FLUSH");

        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
        assertThat(line.text()).isEqualTo("failed to execute query FLUSH");
        assertThat(line.time()).isPresent();
    }

    @Test
    void innodbsThreadIsHexadecimalInOldServers() {
        LogLine line = parse("2014-10-12 10:11:12 7fa4d1ce6740 InnoDB: Warning: purge");

        assertThat(line.thread()).isEqualTo(OptionalLong.of(0x7fa4d1ce6740L));
        assertThat(line.text()).isEqualTo("InnoDB: Warning: purge");
    }

    @Test
    void aTransferScriptWritesItsTimeAtTheEnd() {
        LogLine line = parse("WSREP_SST: [ERROR] Removing /data/.sst after failure (20261122 10:35:28.655)");

        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
        assertThat(line.time())
                .contains(new LogTime(LocalDateTime.of(2026, 11, 22, 10, 35, 28, 655_000_000), Optional.empty()));
        assertThat(line.text()).startsWith("WSREP_SST: [ERROR] Removing");
        assertThat(parse("WSREP_SST: [INFO] nothing").time()).isEmpty();
        assertThat(parse("WSREP_SST: [INFO] (99999999 10:35:28.655)").time()).isEmpty();
    }

    @Test
    void anOffsetNeedsNoColon() {
        assertThat(parse("2018-03-04T05:06:07.123456+0900 3 [Note] WSREP: x").time())
                .contains(new LogTime(
                        LocalDateTime.of(2018, 3, 4, 5, 6, 7, 123_456_000), Optional.of(ZoneOffset.ofHours(9))));
    }

    @Test
    void readsTheWrapper() {
        LogLine line = parse("130125 12:53:35 mysqld_safe Starting mysqld daemon with databases from /xtra/data");

        assertThat(line.subsystem()).contains("mysqld_safe");
        assertThat(line.level()).isEqualTo(LogLevel.NONE);
        assertThat(line.text()).isEqualTo("Starting mysqld daemon with databases from /xtra/data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Version: '5.5.28'  socket: ''  port: 3306",
                "130125 12:53",
                "999999 99:99:99 [Note] no such time",
                "2026-11-22T10:23",
                "[Note]",
                "1",
                "Nov 22"
            })
    void everyOtherLineIsKeptAsItIs(String raw) {
        LogLine line = parse(raw);

        assertThat(line.raw()).isEqualTo(raw);
        assertThat(line.text()).isEqualTo(raw.strip());
    }

    @Test
    void joinedLinesArePartedWithTheirColumns() {
        String raw = "  130125 14:02:27 [Note] WSREP: Service disconnected. 130125 14:02:28 [Note] WSREP: Some threads"
                + " may fail to exit. 130125 14:02:28 [Note] /xtra/bin/mysqld: Shutdown complete";

        List<LogLine> lines = LogLineParser.split("error.log", 7, raw);

        assertThat(lines)
                .extracting(LogLine::text)
                .containsExactly(
                        "WSREP: Service disconnected.",
                        "WSREP: Some threads may fail to exit.",
                        "/xtra/bin/mysqld: Shutdown complete");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.line()).isEqualTo(7);
            assertThat(line.whole().substring(line.column() - 1)).startsWith(line.raw());
        });
    }

    @Test
    void whatStandsBeforeAJoinedLineIsALineOfItsOwn() {
        List<LogLine> lines = LogLineParser.split(
                "x", 1, "Installing MySQL system tables... 130125 12:31:35 [ERROR] WSREP: Only binlog_format");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).text()).isEqualTo("Installing MySQL system tables...");
        assertThat(lines.get(1).level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void aTimeWithinAMessagePartsNothing() {
        String raw = "2026-11-22 10:23:57 0 [Note] InnoDB: Buffer pool(s) load completed at 261122 10:23:57";

        assertThat(LogLineParser.split("x", 1, raw)).hasSize(1);
    }

    @Test
    void thePrefixOfTheJournalIsTakenOff() {
        LogLine server =
                parse("Nov 22 10:26:33 db1 mariadbd[812]: 2026-11-22 10:26:33 0 [ERROR] WSREP: rsync SST method");
        LogLine systemd = parse("Nov 22 10:34:06 db3 systemd[1]: mariadb.service: Main process exited, code=killed");

        assertThat(server.message()).isEqualTo("rsync SST method");
        assertThat(server.column()).isEqualTo(36);
        assertThat(systemd.subsystem()).contains("systemd");
        assertThat(systemd.isBare()).isFalse();
    }

    @Test
    void blanksOfWebPagesAreBlanks() {
        LogLine line = parse("\u00a0 \u00a0 at gcomm/src/pc.cpp:connect():157");

        assertThat(line.isIndented()).isTrue();
        assertThat(line.text()).isEqualTo("at gcomm/src/pc.cpp:connect():157");
        assertThat(line.raw()).startsWith("\u00a0");
    }

    private static LogLine parse(String raw) {
        return LogLineParser.parse("error.log", 1, raw);
    }
}
