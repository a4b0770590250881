package dev.galeractl.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/new-finding} does what CONTRIBUTING.md promises, in a copy. */
class NewFindingTest {

    private static final Path CHECKOUT =
            Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final Path JAVA = Path.of("diagnostics/src/main/java/dev/galeractl/diagnostics");
    private static final Path PAGES = Path.of("diagnostics/src/main/resources/dev/galeractl/diagnostics/pages");

    @TempDir
    private Path copy;

    @BeforeEach
    void copyWhatTheScriptReads() throws IOException {
        Files.createDirectories(copy.resolve(PAGES));
        for (Path file : List.of(
                Path.of("pom.xml"),
                Path.of("scripts/new-finding"),
                JAVA.resolve("finding/Catalogue.java"),
                JAVA.resolve("config/ConfigDiagnosis.java"))) {
            copy(file);
        }
        try (Stream<Path> rules = Files.list(CHECKOUT.resolve(JAVA).resolve("config/rules"))) {
            rules.forEach(rule -> copy(CHECKOUT.relativize(rule)));
        }
    }

    private void copy(Path file) {
        try {
            Path target = copy.resolve(file);
            Files.createDirectories(target.resolve("..").normalize());
            Files.copy(CHECKOUT.resolve(file), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRuleIsBegunAndItsClassCompiles() throws IOException {
        newFinding("GAL199", "receive-queue-too-small").assertExit(0);

        assertThat(copy.resolve(PAGES).resolve("GAL199-receive-queue-too-small.md"))
                .content()
                .startsWith("---\ncode: GAL199\nslug: receive-queue-too-small\n");
        assertThat(listed("finding/Catalogue.java", "            \"GAL"))
                .isSorted()
                .contains("\"GAL199-receive-queue-too-small\"");
        assertThat(listed("config/ConfigDiagnosis.java", "            new ")).contains("new ReceiveQueueTooSmall()");
        assertThat(compiles("config/rules/ReceiveQueueTooSmall.java", "config/ConfigDiagnosis.java"))
                .isTrue();
    }

    @Test
    void aFindingOfLogsGetsNoRule() throws IOException {
        List<String> rules = listed("config/ConfigDiagnosis.java", "            new ");

        newFinding("--log", "GAL499", "member-evicted").assertExit(0);

        assertThat(copy.resolve(PAGES).resolve("GAL499-member-evicted.md"))
                .content()
                .contains("```log fires");
        assertThat(listed("config/ConfigDiagnosis.java", "            new ")).isEqualTo(rules);
    }

    @Test
    void nothingIsUsedTwice() throws IOException {
        List<String> pages = listed("finding/Catalogue.java", "            \"GAL");

        newFinding("GAL101", "another-name").assertExit(1);
        newFinding("GAL199", "binlog-format-not-row").assertExit(1);
        newFinding("199", "another-name").assertExit(1);
        newFinding().assertExit(2);
        assertThat(listed("finding/Catalogue.java", "            \"GAL")).isEqualTo(pages);
    }

    private ProgramResult newFinding(String... arguments) {
        return Program.of(copy.resolve("scripts/new-finding"))
                .with((Object[]) arguments)
                .run();
    }

    private List<String> listed(String file, String start) throws IOException {
        return Files.readString(copy.resolve(JAVA).resolve(file))
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.strip().replaceFirst("[,;]$|\\);$", ""))
                .toList();
    }

    private boolean compiles(String... files) {
        Stream<String> options = Stream.of(
                "-proc:none", "-d", copy.resolve("out").toString(), "-cp", System.getProperty("java.class.path"));
        Stream<String> sources =
                Stream.of(files).map(it -> copy.resolve(JAVA).resolve(it).toString());
        return ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, Stream.concat(options, sources).toArray(String[]::new))
                == 0;
    }
}
