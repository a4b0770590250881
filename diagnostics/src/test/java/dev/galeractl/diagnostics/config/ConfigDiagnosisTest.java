package dev.galeractl.diagnostics.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingText;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigDiagnosisTest {

    private static final String PROVIDER = "/usr/lib/galera/libgalera_smm.so";

    private static final String SOUND = """
            [mysqld]
            binlog_format=ROW
            default_storage_engine=InnoDB
            innodb_autoinc_lock_mode=2
            wsrep_on=ON
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=shop
            wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2,192.0.2.3
            wsrep_node_address=192.0.2.1
            wsrep_node_name=db1
            """;

    private static ConfigFacts here(String text) {
        return new ConfigFacts(
                OptionFileResolver.resolve("my.cnf", text),
                ServerVersion.parse("10.11.19-MariaDB"),
                Optional.of(new HostFacts(Set.of("db1"), Set.of(), Set.of(Path.of(PROVIDER)), Set.of())));
    }

    private static ConfigReport elsewhere(String text) {
        return ConfigDiagnosis.check(ConfigFacts.of(OptionFileResolver.resolve("my.cnf", text)));
    }

    @Test
    void aSoundFileOnItsOwnHostIsOk() {
        assertThat(ConfigDiagnosis.check(here(SOUND))).isEqualTo(new ConfigReport(Verdict.OK, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"11.8.6-MariaDB, CERTAIN", "11.8.6-4-MariaDB-enterprise, LIKELY"})
    void enterpriseServerMayTakeWhatTheCommunitysRefuses(String version, Confidence confidence) {
        ConfigReport report = ConfigDiagnosis.check(new ConfigFacts(
                OptionFileResolver.resolve("my.cnf", SOUND + "pxc_encrypt_cluster_traffic=ON\n"),
                ServerVersion.parse(version),
                Optional.empty()));

        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::confidence)
                .isEqualTo(confidence);
    }

    @Test
    void aSoundFileForAnotherMachineIsNotCalledSound() {
        ConfigReport report = elsewhere(SOUND);

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unknown()).extracting(UnknownCheck::missing).containsExactly("this-host");
    }

    @ParameterizedTest
    @CsvSource({
        "binlog_format=ROW,       binlog_format=MIXED,       BROKEN",
        "lock_mode=2,             lock_mode=1,               ATTENTION",
        "192.0.2.3,               192.0.2.2,                 OK",
        "wsrep_cluster_name=shop, wsrep_node_incoming_address=x, ATTENTION"
    })
    void theWorstFindingDecides(String sound, String mistake, Verdict verdict) {
        String text = SOUND.replace(sound, mistake);
        assertThat(text).isNotEqualTo(SOUND);

        assertThat(ConfigDiagnosis.check(here(text)).verdict()).isEqualTo(verdict);
    }

    @Test
    void theMistakesOfTheSeedStoryAreNamed() {
        ConfigReport report = ConfigDiagnosis.check(here("""
                        [mysqld]
                        binlog_format=mixed
                        wsrep_on=ON
                        wsrep_provider=/usr/lib/galera/libgalera_smm.so
                        wsrep_cluster_address=gcom://192.168.199.133
                        """));

        assertThat(report.findings())
                .extracting(it -> it.code().value(), Finding::circumstance)
                .contains(tuple("GAL101", "wsrep-on"), tuple("GAL204", "unknown-scheme"));
    }

    @Test
    void theEvidenceIsTheMistakeItselfInsideOfQuotes() {
        ConfigReport report = elsewhere("""
                [mysqld]
                wsrep_on=ON
                wsrep_cluster_address = "gcomm://db1;db2:0" # all
                """);

        assertThat(report.findings().stream()
                        .filter(it -> it.code().value().equals("GAL206"))
                        .flatMap(it -> it.evidence().stream()))
                .extracting(ConfigDiagnosisTest::marked)
                .containsExactly(";", "0");
    }

    @Test
    void escapesInTheValueLeaveTheWholeOfItMarked() {
        ConfigReport report = elsewhere("[mysqld]\nwsrep_on=ON\nwsrep_cluster_address=\"gcomm:\\s//db1\"\n");

        assertThat(report.findings().stream()
                        .filter(it -> it.code().value().equals("GAL204"))
                        .flatMap(it -> it.evidence().stream()))
                .extracting(ConfigDiagnosisTest::marked)
                .isNotEmpty()
                .allMatch(it -> it.equals("\"gcomm:\\s//db1\""));
    }

    @Test
    void anUnknownServerIsLikelyOneThatNeedsTheSwitch() {
        assertThat(elsewhere("[mysqld]\nwsrep_cluster_address=gcomm://192.0.2.1\n")
                        .findings())
                .filteredOn(it -> it.code().value().equals("GAL102"))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LIKELY);
    }

    @Test
    void aNodeIsNamedAsItsFileNamesIt() {
        assertThat(ConfigDiagnosis.check(here(SOUND.replace("=ROW", "=MIXED"))).findings())
                .extracting(Finding::node)
                .containsExactly(Optional.of("db1"));
    }

    @Test
    void textsComeInBothLanguages() {
        Finding finding = ConfigDiagnosis.check(here(SOUND.replace("=ROW", "=MIXED")))
                .findings()
                .get(0);

        FindingText english = Catalogue.text(finding, Locale.US);
        FindingText japanese = Catalogue.text(finding, Locale.JAPAN);
        assertThat(english.cause()).startsWith("binlog_format is MIXED.");
        assertThat(japanese.cause()).startsWith("binlog_format が MIXED に設定されています。");
        assertThat(Catalogue.text(finding, Locale.FRANCE)).isEqualTo(english);
    }

    @Test
    void aFileWithoutGaleraIsNoBrokenNode() {
        ConfigReport report = ConfigDiagnosis.check(here("[mysqld]\ndatadir=/var/lib/mysql\nport=3307\n"));

        assertThat(report.verdict()).isEqualTo(Verdict.OK);
        assertThat(report.findings()).extracting(Finding::circumstance).containsExactly("no-galera-option");
    }

    private static String marked(Evidence evidence) {
        int from = evidence.column() - 1;
        return evidence.text().substring(from, from + evidence.length());
    }
}
