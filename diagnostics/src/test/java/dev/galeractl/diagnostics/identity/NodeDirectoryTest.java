package dev.galeractl.diagnostics.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.replication.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is who, and whose clock says what, in recorded logs. */
class NodeDirectoryTest {

    private static final Path LOGS = Path.of("src/test/logs");

    @Test
    void aNodeIsFoundByEveryNameItHas() throws IOException {
        NodeDirectory directory =
                read("member-killed-seen-by-another", "error").membership().directory();

        KnownNode db3 = directory.find("db3").get(0);
        assertThat(db3.hasLog()).isFalse();
        assertThat(db3.latest(AliasKind.ADDRESS)).contains("127.0.60.5:4567");
        for (String token : new String[] {
            "afdd50f5-aaf3", "afdd50f5-e67a-11f1-aaf3-8ef46fb15915", "afdd50", "127.0.60.5", "127.0.60.5:4567", "DB3"
        }) {
            assertThat(directory.find(token)).as(token).containsExactly(db3);
        }
    }

    @Test
    void nobodyIsFoundByAWordThatNobodyHas() throws IOException {
        assertThat(read("healthy", "db1").membership().directory().find("no-such-node"))
                .isEmpty();
    }

    @Test
    void twoNodesWithOneNameStayTwo() throws IOException {
        NodeDirectory directory =
                read("two-nodes-one-name", "db1", "db2", "db3").membership().directory();

        assertThat(directory.nodes()).hasSize(3);
        assertThat(directory.find("db2")).hasSize(2);
    }

    @Test
    void aRestartWithANewUuidIsTheSameNode() throws IOException {
        NodeDirectory directory =
                read("rolling-restart", "db1", "db2", "db3").membership().directory();

        assertThat(directory.nodes()).hasSize(3);
        assertThat(directory.find("db2"))
                .singleElement()
                .satisfies(node -> assertThat(node.aliases(AliasKind.UUID)).hasSizeGreaterThan(1));
    }

    @Test
    void theSameViewsTellTheClocksApart() throws IOException {
        Clocks clocks = read("clocks-differ", "db1", "db2", "db3").membership().clocks();

        assertThat(clocks.readings().values().stream().map(Clocks.Reading::skew))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(42), Duration.ZERO);
        assertThat(clocks.readings().values().stream().map(Clocks.Reading::zone))
                .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofHours(9));
    }

    @Test
    void clocksOfOneMachineDoNotDiffer() throws IOException {
        assertThat(read("member-killed-and-back", "db1", "db2", "db3")
                        .membership()
                        .clocks()
                        .areApart())
                .isFalse();
    }

    @Test
    void uuidsHaveAShortForm() {
        assertThat(PeerUuid.shortForm("9af67ac9-e67a-11f1-aeb3-378b086cf47a")).isEqualTo("9af67ac9-aeb3");
        assertThat(PeerUuid.shortForm("9af67ac9-aeb3")).isEqualTo("9af67ac9-aeb3");
        assertThat(PeerUuid.isNobody("00000000-0001")).isTrue();
    }

    private static CaseFile read(String scenario, String... names) throws IOException {
        Doctor doctor = new Doctor();
        for (String name : names) {
            try (InputStream in = Files.newInputStream(LOGS.resolve(scenario).resolve(name + ".log"))) {
                LogReader.read(name + ".log", in, doctor.log(name + ".log"));
            }
        }
        return doctor.caseFile(Optional.empty());
    }
}
