package dev.galeractl.diagnostics.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingText.RemedyText;
import dev.galeractl.replication.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands name the service and the program of the server whose log was read. */
class ServerKindTest {

    private static final String CRASH = "11:40:21 UTC - mysqld got signal 11 ;\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-02 10:00:00 0 [Note] /usr/sbin/mysqld (mysqld 10.3.39-MariaDB-log) starting as process 7 ...| mariadb, mariadbd
            2026-03-02T10:00:00.000000Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36-28.1) starting as process 7| mysql, mysqld
            2026-03-02T10:00:00.000000Z 0 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 100)| mysql, mysqld
            2026-03-02 10:00:00 0 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 100)| mariadb, mariadbd
            2018-03-22 10:04:13 140329350465792 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 100)| mariadb, mariadbd
            """)
    void aServerThatIsKnown(String line, String names) throws IOException {
        String unit = names.substring(0, names.indexOf(','));
        String server = names.substring(unit.length() + 2);
        assertThat(commands(line + "\n" + CRASH))
                .containsExactly("coredumpctl list " + server, "systemctl start " + unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            130125 14:22:10 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 100)
            2015-02-10 20:25:57 8459 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 100)
            """)
    void whereNothingTellsItBothAreNamed(String line) throws IOException {
        assertThat(commands(line + "\n" + CRASH))
                .containsExactly(
                        "coredumpctl list mariadbd    # Percona, MySQL: mysqld",
                        "systemctl start mariadb    # Percona, MySQL: mysql");
    }

    private static List<String> commands(String log) throws IOException {
        Doctor doctor = new Doctor();
        String trace = "/usr/sbin/mysqld(handle_connection+0x17e)[0x55f48c7e8f5e]\n";
        LogReader.read(
                "a.log", new ByteArrayInputStream((log + trace).getBytes(StandardCharsets.UTF_8)), doctor.log("a.log"));
        return doctor.report().findings().stream()
                .filter(finding -> finding.code().value().equals("GAL902"))
                .flatMap(finding -> Catalogue.text(finding, Locale.ENGLISH).remedy().stream())
                .map(RemedyText::command)
                .flatMap(Optional::stream)
                .toList();
    }
}
