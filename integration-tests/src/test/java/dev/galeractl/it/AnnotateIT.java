package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged program's {@code annotate} and {@code explain} of lines. */
class AnnotateIT {
    private static final Path LOG = Path.of("../diagnostics/src/test/logs/peer-refused/error.log");

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void marksTheLinesOfFindingsAndChangesNone() throws Exception {
        String windows = Files.readString(LOG).replace("\n", "\r\n");
        Path log = Files.writeString(testbed.folder().resolve("error.log"), windows);

        ProgramResult result =
                testbed.galeractl("annotate", log).run().assertExit(0).assertOut("! GAL203 | ");

        assertThat(result.err()).isEmpty();
        assertThat(withoutMargin(result.out())).isEqualTo(windows);
    }

    @Test
    void aReaderThatHasEnoughEndsItQuietly() throws Exception {
        Path log = testbed.folder().resolve("long.log");
        Files.writeString(log, "2026-11-22 10:23:11 0 [Note] WSREP: Start replication\n".repeat(200_000));

        Program annotate = testbed.galeractl("annotate", log);
        ProgramResult result = new Program(
                        List.of("sh", "-c", String.join(" ", annotate.command()) + " | head -n 2"),
                        annotate.environment(),
                        annotate.folder(),
                        "",
                        annotate.limit())
                .run();

        result.assertExit(0);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).hasSize(2);
    }

    @Test
    void aLineFromStandardInputIsExplained() {
        testbed.galeractl("explain", "-")
                .input("mariadb.service: Start operation timed out. Terminating.\n")
                .run()
                .assertExit(0)
                .assertOut("systemd");
    }

    private static String withoutMargin(String annotated) {
        return annotated
                .lines()
                .filter(line -> !line.startsWith("         : "))
                .map(line -> line.substring("! GAL203 | ".length()))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
