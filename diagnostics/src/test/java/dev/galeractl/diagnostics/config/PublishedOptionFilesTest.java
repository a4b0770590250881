package dev.galeractl.diagnostics.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.SpokenSentences;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Option files as people have them, and all that is found in them. Each folder has a {@code my.cnf}, what it includes, and {@code notes}: after what
 * kind of publication we wrote it, and for which server. What is expected was reviewed: a finding too many or too few is a fault.
 */
class PublishedOptionFilesTest {

    private static final Path FOLDERS = Path.of("src/test/optionfiles");
    private static final String VERSION = "version: ";

    static List<Path> published() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void itIsJudgedAsExpected(Path folder) throws IOException {
        ConfigReport report = judged(folder);

        Golden.assertMatches(folder.resolve("expected.txt"), text(folder, report));
        report.findings().forEach(SpokenSentences::assertSpoken);
    }

    static List<Path> defaults() throws IOException {
        return published().stream()
                .filter(folder -> folder.toString().endsWith("-default"))
                .toList();
    }

    /** What a package brings must not be called an error, whether or not it is known whose it is. */
    @ParameterizedTest
    @MethodSource("defaults")
    void aDistributionsDefaultIsNoError(Path folder) throws IOException {
        assertThat(errors(judged(folder))).isEmpty();
        assertThat(errors(judged(folder, Optional.empty())))
                .as("version unknown")
                .isEmpty();
    }

    /** A name, an address or an account that somebody put in makes it somebody's cluster. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsrep_cluster_name=shop",
                "wsrep_node_name=db1",
                "wsrep_node_address=192.0.2.1",
                "wsrep_sst_auth=sst:pw",
                "wsrep_cluster_address=gcomm://?pc.wait_prim=no",
                "wsrep_provider_options=gmcast.listen_addr=tcp://192.0.2.1:4567",
            })
    void anExampleThatSomebodyEditedIsJudgedLikeAnyFile(String line) throws IOException {
        String example = Files.readString(FOLDERS.resolve("pxc-8.0-default/my.cnf"));
        EffectiveOptions options = OptionFileResolver.resolve("my.cnf", example + "[mysqld]\n" + line + "\n");

        assertThat(errors(ConfigDiagnosis.check(
                        new ConfigFacts(options, ServerVersion.parseWanted("pxc-8.0"), Optional.empty()))))
                .contains("GAL205 empty-list");
    }

    private static List<String> errors(ConfigReport report) {
        return report.findings().stream()
                .filter(finding -> Catalogue.severity(finding) == Severity.ERROR)
                .map(finding -> finding.code() + " " + finding.circumstance())
                .toList();
    }

    private static ConfigReport judged(Path folder) throws IOException {
        Optional<ServerVersion> version = Files.readAllLines(folder.resolve("notes")).stream()
                .filter(line -> line.startsWith(VERSION))
                .map(line -> ServerVersion.parseWanted(line.substring(VERSION.length()))
                        .orElseThrow())
                .findFirst();
        return judged(folder, version);
    }

    private static ConfigReport judged(Path folder, Optional<ServerVersion> version) {
        OptionGroups groups = version.map(OptionGroups::server).orElseGet(OptionGroups::mariadbServer);
        EffectiveOptions options = new OptionFileReader(OptionCatalog.of(Product.MARIADB), folder, Optional.empty())
                .read(folder.resolve("my.cnf"), groups);
        return ConfigDiagnosis.check(new ConfigFacts(options, version, Optional.empty()));
    }

    private static String text(Path folder, ConfigReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("verdict: " + report.verdict());
        for (Finding finding : report.findings()) {
            lines.add(finding.code() + " " + finding.circumstance() + " " + finding.confidence() + " "
                    + Catalogue.severity(finding));
            finding.evidence().forEach(it -> lines.add("  proof " + place(folder, it)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String place(Path folder, Evidence evidence) {
        int from = Math.max(evidence.column() - 1, 0);
        String text =
                evidence.column() > 0 ? evidence.text().substring(from, from + evidence.length()) : evidence.text();
        Path file = folder.toAbsolutePath().relativize(Path.of(evidence.file()).toAbsolutePath());
        return file + ":" + evidence.line() + (evidence.column() > 0 ? ":" + evidence.column() : "") + "  " + text;
    }
}
