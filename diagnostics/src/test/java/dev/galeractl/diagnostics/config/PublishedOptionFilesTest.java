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

/**
 * Option files as people have them, and all that is found in them. Each folder has a {@code my.cnf}, what it includes, and {@code notes}: after what
 * kind of publication we wrote it, and for which server. What is expected was reviewed: a finding too many or too few is a fault.
 */
class PublishedOptionFilesTest {

    private static final Path FOLDERS = Path.of("src/test/optionfiles");
    private static final String VERSION = "version: ";

    private static final List<String> PLACEHOLDER_ADDRESS = List.of("GAL204", "GAL205");

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

    /**
     * What a package brings must not be called an error. Not settled: Percona's packages leave {@code gcomm://} for the user to fill in (GAL205), and
     * RHEL's galera.cnf {@code dummy://}, with which MariaDB 10.11 was measured never to get ready (GAL204).
     */
    @ParameterizedTest
    @MethodSource("defaults")
    void aDistributionsDefaultIsNoError(Path folder) throws IOException {
        assertThat(judged(folder).findings())
                .filteredOn(finding -> Catalogue.severity(finding) == Severity.ERROR)
                .map(finding -> finding.code().value())
                .isSubsetOf(PLACEHOLDER_ADDRESS);
    }

    private static ConfigReport judged(Path folder) throws IOException {
        Optional<ServerVersion> version = Files.readAllLines(folder.resolve("notes")).stream()
                .filter(line -> line.startsWith(VERSION))
                .map(line -> ServerVersion.parseWanted(line.substring(VERSION.length()))
                        .orElseThrow())
                .findFirst();
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
