package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.Main;
import dev.galeractl.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code galeractl annotate}: what stands in the margin, and that the log itself stays as it is. */
class AnnotateTest {
    private static final Path GOLDENS = Path.of("src/test/goldens");
    private static final Path LOG = Path.of("../diagnostics/src/test/logs/provider-not-found/error.log");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"80, en, never", "120, en, never", "80, ja, never", "80, en, always"})
    void theMarginSaysWhatEachLineMeans(int width, String language, String color) {
        Run run = run(width, "", "annotate", LOG.toString(), "--lang", language, "--color", color);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Golden.assertMatches(GOLDENS.resolve("annotate-" + width + "-" + language + "-" + color + ".txt"), run.out());
    }

    @Test
    void onlyTheLinesThatAreAskedFor() {
        Run run = run(80, "", "annotate", LOG.toString(), "--only", "cause,symptom", "--only", "consequence");

        assertThat(run.out()).contains("! GAL104").doesNotContain("Starting MariaDB");
        Golden.assertMatches(GOLDENS.resolve("annotate-only.txt"), run.out());
    }

    @ParameterizedTest
    @CsvSource({"80, false", "120, true"})
    void withoutTheMarginTheLogIsWhatItWas(int width, boolean everything) throws IOException {
        try (var logs = Files.walk(Path.of("../diagnostics/src/test/logs"))) {
            for (Path log :
                    logs.filter(path -> path.toString().endsWith(".log")).toList()) {
                Optional<String> text = utf8(log);
                if (text.isEmpty()) {
                    continue;
                }
                String[] words = {"annotate", log.toString(), everything ? "-v" : "-q"};
                assertThat(withoutMargin(run(width, "", words).out()))
                        .as(log.toString())
                        .isEqualTo(text.get());
            }
        }
    }

    @Test
    void rotatedPiecesStandInOrderWithTheirNames() throws IOException {
        List<String> lines = Files.readAllLines(LOG);
        Path older = Files.write(folder.resolve("error.log.1"), lines.subList(0, lines.size() / 2));
        Path newer = Files.write(folder.resolve("error.log"), lines.subList(lines.size() / 2, lines.size()));
        Run run = run(80, "", "annotate", newer.toString(), older.toString());

        assertThat(run.out()).containsSubsequence("==> " + older, "==> " + newer, "! GAL104 | ");
        assertThat(withoutMargin(run.out())).isEqualTo(Files.readString(LOG));
        assertThat(run(80, "", "annotate", "-", older.toString()).status()).isEqualTo(2);
    }

    @Test
    void linesAsDocument() {
        Run run = run(80, "", "annotate", LOG.toString(), "--format", "json", "--only", "cause");

        assertThat(run.err()).isEmpty();
        Schemas.assertValid("annotate", run.out());
        assertThat(run.out()).contains("\"findingsMarked\": true").contains("\"code\": \"GAL104\"");
        Schemas.assertValid(
                "annotate", run(80, "x\n", "annotate", "-", "--format", "json").out());
    }

    @Test
    void standardInputIsReadOnceAndSaysSo() throws IOException {
        String log = Files.readString(LOG);
        Run run = run(80, log, "annotate", "-");

        assertThat(withoutMargin(run.out())).isEqualTo(log);
        assertThat(run.out()).doesNotContain("GAL104 |");
        assertThat(run.err()).contains("only once");
        assertThat(run(80, log, "annotate", "-", "-q").err()).isEmpty();
    }

    @Test
    void theLastLineKeepsHavingNoEnd() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "2026-11-22 10:23:11 0 [ERROR] Aborting");

        assertThat(run(80, "", "annotate", log.toString()).out()).endsWith("Aborting");
    }

    @Test
    void whatCannotBeReadIsToldInOneSentence() {
        Run run = run(80, "", "annotate", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("galeractl: ");
    }

    /** Other bytes cannot come out of a program that writes text; {@code AnnotateBytesTest} has them. */
    private static Optional<String> utf8(Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        String decoded = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return decoded.indexOf('\ufffd') >= 0 || decoded.indexOf('\r') >= 0 ? Optional.empty() : Optional.of(decoded);
    }

    /** What the help page and the class promise: rows with a colon are ours, and the margin ends with a bar. */
    static String withoutMargin(String annotated) {
        return annotated
                .lines()
                .filter(line -> !line.matches("^ {3,12} : .*"))
                .map(line -> line.replaceFirst("^.{3,12}? \\| ", ""))
                .collect(Collectors.joining("\n", "", annotated.endsWith("\n") ? "\n" : ""));
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
