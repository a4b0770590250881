package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.SpokenSentences;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.replication.log.LogReader;
import dev.galeractl.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs as they were published or recorded, and all that the doctor makes of them. Each folder is a scenario; its logs are given together, in the order
 * of their names. The seed's logs are from Percona XtraDB Cluster 5.5, all others from MariaDB 10.11.19 with Galera 26.4.23.
 */
class DoctorScenariosTest {

    private static final Path LOGS = Path.of("src/test/logs");
    private static final String EXPECTED = "expected.txt";

    /** Says of a scenario that was not recorded where it comes from. */
    private static final String NOTES = "notes";

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(LOGS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theDoctorSaysWhatIsExpected(Path scenario) throws IOException {
        Doctor doctor = new Doctor();
        for (Path log : logs(scenario)) {
            String name = log.getFileName().toString();
            try (InputStream in = Files.newInputStream(log)) {
                LogReader.read(name, in, doctor.log(name));
            }
        }
        DoctorReport report = doctor.report();

        Golden.assertMatches(scenario.resolve(EXPECTED), text(report));
        report.findings().forEach(SpokenSentences::assertSpoken);
    }

    static List<Path> logs(Path scenario) throws IOException {
        try (Stream<Path> files = Files.list(scenario)) {
            return files.filter(file -> !file.endsWith(EXPECTED) && !file.endsWith(NOTES))
                    .sorted()
                    .toList();
        }
    }

    static String text(DoctorReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("verdict: " + report.verdict());
        report.nodes().forEach(node -> lines.add("node: " + node(node)));
        report.incidents().forEach(incident -> lines.add("incident: " + incident(incident)));
        report.errorLines()
                .forEach(error -> lines.add("error line: " + error.line().file() + ":"
                        + error.line().line() + " | " + error.times() + " | "
                        + error.message().id()));
        report.findings().forEach(finding -> lines.addAll(finding(finding)));
        return String.join("\n", lines) + "\n";
    }

    private static String node(NodeSummary node) {
        return String.join(
                " | ",
                node.label(),
                "name " + or(node.name()),
                "version " + or(node.version()),
                "provider " + or(node.provider()),
                "group " + or(node.group()),
                "cluster " + or(node.clusterUuid()),
                "state " + or(node.state().map(Enum::name)),
                "outcome " + node.outcome()
                        + node.departure().map(it -> " " + it).orElse(""),
                "starts " + node.starts() + (node.beginsLate() ? " begins late" : ""));
    }

    private static String incident(Incident incident) {
        return incident.kind() + " | " + incident.node() + " | "
                + incident.start().source() + " start "
                + incident.start().number()
                + incident.healedBy()
                        .map(line -> " | healed by " + line.file() + ":" + line.line())
                        .orElse("");
    }

    private static List<String> finding(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(finding.code() + " " + finding.circumstance() + " " + finding.confidence() + " "
                + Catalogue.severity(finding));
        lines.add("  " + Catalogue.text(finding, Locale.ENGLISH).cause().replace("\n", " "));
        finding.evidence().forEach(it -> lines.add("  proof " + evidence(it)));
        finding.consequences().forEach(it -> lines.add("  thus  " + evidence(it)));
        return lines;
    }

    private static String evidence(Evidence evidence) {
        String column = evidence.column() > 0 ? ":" + evidence.column() : "";
        String text = evidence.column() > 0
                ? evidence.text().substring(evidence.column() - 1, evidence.column() - 1 + evidence.length())
                : evidence.text();
        return evidence.file() + ":" + evidence.line() + column + "  "
                + (text.length() > 160 ? text.substring(0, 160) + "…" : text);
    }

    private static String or(Optional<String> value) {
        return value.orElse("-");
    }
}
