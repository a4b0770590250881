package dev.galeractl.bootstrap.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabOptionFileTest {
    private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");
    private static final LabSpec LAB =
            new LabSpec("lab", Path.of("/lab"), List.of("127.0.0.2", "127.0.0.3", "127.0.0.4"), Optional.empty());

    @Test
    void aGoodFileHasNothingToFind() {
        assertThat(codes(LabOptionFile.good(LAB, LAB.nodes().get(0), PROVIDER))).isEmpty();
    }

    @Test
    void validateNamesTheMistakesThatStandInAFile() {
        assertThat(codes(with(Mistake.BINLOG_FORMAT))).containsExactly("GAL101");
        assertThat(codes(with(Mistake.ONLY_ITSELF))).containsExactly("GAL201");
        assertThat(codes(with(Mistake.ADDRESS_UNSET))).containsExactly("GAL202");
        assertThat(codes(with(Mistake.GCOM_SCHEME))).containsExactly("GAL204");
        assertThat(codes(with(Mistake.BOOTSTRAP_ADDRESS_LEFT))).containsExactly("GAL205");
    }

    @Test
    void aPeerThatDoesNotListenIsNoMistakeOfTheFile() {
        assertThat(codes(with(Mistake.PEER_NOT_LISTENING))).isEmpty();
        assertThat(with(Mistake.PEER_NOT_LISTENING)).contains("gcomm://127.0.0.7");
    }

    @Test
    void aKilledServerHasAGoodFile() {
        assertThat(LabOptionFile.with(Mistake.KILL, LAB, LAB.nodes().get(0), PROVIDER))
                .isEmpty();
    }

    @Test
    void aMarkIsReadBack() {
        assertThat(LabMark.parse(LabMark.text(LAB), Path.of("/lab"))).contains(LAB);
        assertThat(LabMark.parse("{}", Path.of("/lab"))).isEmpty();
        assertThat(LabMark.parse("", Path.of("/lab"))).isEmpty();
        assertThat(LabMark.parse(LabMark.text(LAB).substring(0, 40), Path.of("/lab")))
                .isEmpty();
    }

    @Test
    void blocksStayOnLoopback() {
        assertThat(LabSpec.block("127.0.0.2", 2)).contains(List.of("127.0.0.2", "127.0.0.3"));
        assertThat(LabSpec.block("10.0.0.2", 2)).isEmpty();
        assertThat(LabSpec.block("127.0.0.254", 2)).isEmpty();
        assertThat(LabSpec.block("127.0.999.2", 2)).isEmpty();
    }

    private static String with(Mistake mistake) {
        return LabOptionFile.with(mistake, LAB, LAB.nodes().get(2), PROVIDER).orElseThrow();
    }

    private static List<String> codes(String text) {
        ConfigReport report = ConfigDiagnosis.check(ConfigFacts.of(OptionFileResolver.resolve("my.cnf", text)));
        return report.findings().stream()
                .map(it -> it.code().value())
                .distinct()
                .toList();
    }
}
