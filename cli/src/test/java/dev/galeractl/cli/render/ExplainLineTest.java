package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.Main;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code galeractl explain} of lines: pasted in every way, known and unknown. */
class ExplainLineTest {
    private static final Path GOLDENS = Path.of("src/test/goldens");

    private static final String PASTED = """
            2026-11-22 10:23:11 0 [ERROR] WSREP: wsrep::connect(gcomm://192.0.2.11,192.0.2.12) failed: 7

            'WSREP: wsrep_notify_cmd is not defined, skipping notification.'
            mariadb.service: Start operation timed out. Terminating.
            2026-11-22 10:23:11 0 [Note] WSREP: Synchronised with this group and ready for all connections
            the weather is fine today
            """;

    @ParameterizedTest
    @CsvSource({"80, en, never", "120, en, never", "80, ja, never", "80, en, always"})
    void linesAreExplainedOneByOne(int width, String language, String color) {
        Run run = run(width, PASTED, "explain", "-", "--lang", language, "--color", color);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        Golden.assertMatches(
                GOLDENS.resolve("explain-lines-" + width + "-" + language + "-" + color + ".txt"), run.out());
    }

    @Test
    void linesAsDocument() {
        Run run = run(80, PASTED, "explain", "-", "GAL201", "--format", "json");

        assertThat(run.status()).isZero();
        Schemas.assertValid("explain", run.out());
        assertThat(run.out())
                .contains("\"name\": \"address\"")
                .contains("\"known\": false")
                .contains("\"code\": \"GAL201\"");
        Schemas.assertValid(
                "explain", run(80, "", "explain", "--format", "json").out());
    }

    @ParameterizedTest
    @CsvSource({"80, en", "80, ja", "40, en"})
    void namesAreExplained(int width, String language) {
        String[] words = {"wsrep_local_state_comment", "wsrep_flow_control_paused", "wsrep_causal_reads", "gcache.size"
        };
        Run run = run(
                width,
                "",
                Stream.concat(Stream.of("explain"), Stream.concat(Stream.of(words), Stream.of("--lang", language)))
                        .toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        Golden.assertMatches(GOLDENS.resolve("explain-names-" + width + "-" + language + ".txt"), run.out());
    }

    @Test
    void namesAsDocument() {
        Run run = run(80, "", "explain", "wsrep_ready", "wsrep_cluster_address", "--format", "json");

        Schemas.assertValid("explain", run.out());
        assertThat(run.out()).contains("\"good\": \"ON.\"").contains("\"Percona XtraDB Cluster\"");
    }

    /** Everything that is known can be said: each type, treatment and version in both languages, and as a document. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void whatIsKnownOfEveryOptionIsTold(String language) {
        List<String> names = Stream.of(Place.values())
                .flatMap(place -> OptionKnowledge.load().options(place).stream())
                .map(KnownOption::name)
                .toList();
        String[] words = Stream.concat(Stream.of("explain", "--lang", language), names.stream())
                .toArray(String[]::new);

        Run text = run(80, "", words);
        assertThat(text.status()).isZero();
        assertThat(text.out().lines()).allMatch(line -> TextWidth.of(line) <= 80);
        assertThat(names).allMatch(text.out()::contains);
        Run document = run(
                80,
                "",
                Stream.concat(Stream.of(words), Stream.of("--format", "json")).toArray(String[]::new));
        Schemas.assertValid("explain", document.out());
    }

    @Test
    void whatIsNotKnownOfAnOptionIsSaid() {
        assertThat(run(80, "", "explain", "gcache.size").out()).contains("unknown   range, unit, first version");
        assertThat(run(80, "", "explain", "wsrep_on").out()).doesNotContain("unit");
        assertThat(run(80, "", "explain", "gcache.size", "--format", "json").out())
                .contains("\"unit\": null")
                .contains("\"appliesTo\": \"galera 4\"")
                .contains("\"id\": \"galera-26.4.23\"");
    }

    @Test
    void whatTwoOptionsMustKeepIsToldOfBoth() {
        assertThat(run(80, "", "explain", "evs.install_timeout").out())
                .contains("evs.install_timeout <= evs.inactive_timeout, else the server does not start");
        assertThat(run(80, "", "explain", "evs.inactive_timeout").out())
                .contains("evs.install_timeout <= evs.inactive_timeout");
    }

    @Test
    void anOptionThatIsGoneIsExplainedStill() {
        assertThat(run(80, "", "explain", "evs.consensus_timeout").out())
                .contains("removed in 26.4")
                .contains("replaced by evs.install_timeout");
    }

    @Test
    void whatWasMeantIsSaid() {
        assertThat(run(80, "", "explain", "wsrep_local_state_coment").err()).contains("wsrep_local_state_comment");
        assertThat(run(80, "", "explain", "wsrep_cluster_adress").err()).contains("wsrep_cluster_address");
        assertThat(run(80, "", "explain", "gcache.sise").err()).contains("gcache.size");
    }

    @Test
    void aLineMayComeWithoutQuotes() {
        Run run = run(80, "", "explain", "2026-11-22", "10:23:11", "0", "[ERROR]", "Aborting");

        assertThat(run.out()).contains("consequence").contains("2026-11-22 10:23:11 0 [ERROR] Aborting");
    }

    @Test
    void aMessageOfOneWordIsALine() {
        assertThat(run(80, "", "explain", "Aborting").out()).contains("consequence");
    }

    @Test
    void codesAndLinesMayBeMixed() {
        assertThat(run(80, "", "explain", "GAL201", "[ERROR] Aborting").out())
                .contains("address-lists-only-itself")
                .contains("consequence");
    }

    @Test
    void aFileIsForOtherCommands() {
        for (String file : List.of("../docs/evening/first-node.log", "../docs/evening")) {
            Run log = run(80, "", "explain", file);
            assertThat(log.status()).isEqualTo(2);
            assertThat(log.err()).contains("galeractl doctor " + file);
        }
        assertThat(run(80, "", "explain", "../docs/evening/my.cnf").err())
                .contains("galeractl validate ../docs/evening/my.cnf");
        assertThat(run(80, "", "explain", "/no/such/file.log").out()).contains("unknown");
    }

    @Test
    void nothingToExplainAndWholeLogsAreWrongUsage() {
        assertThat(run(80, "\n\n", "explain", "-").status()).isEqualTo(2);
        Run run = run(80, "[ERROR] Aborting\n".repeat(1001), "explain", "-");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("annotate");
    }

    private static Run run(int width, String input, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                Map.of("COLUMNS", String.valueOf(width), "LANG", "C.UTF-8"),
                words);
        return new Run(status, out.toString(), err.toString());
    }

    private record Run(int status, String out, String err) {}
}
