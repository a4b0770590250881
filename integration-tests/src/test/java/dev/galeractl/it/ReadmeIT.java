package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Normaliser;
import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the README says is what happens: its commands are run in order, on real servers, and their output is compared with the one
 * shown. Where the README shows the addresses of the story's two hosts, the commands get loopback addresses, and back.
 */
class ReadmeIT {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void commandsPrintWhatIsShown() throws Exception {
        List<NodeFiles> hosts = testbed.nodes(2);
        Map<String, String> realByShown = new LinkedHashMap<>();
        realByShown.put("192.168.199.133", hosts.get(0).address());
        realByShown.put("192.168.199.132", hosts.get(1).address());
        Files.createSymbolicLink(testbed.folder().resolve("docs"), CHECKOUT.resolve("docs"));

        List<ConsoleBlock> blocks = ConsoleBlock.in(Files.readString(CHECKOUT.resolve("README.md")));
        assertThat(blocks).hasSizeGreaterThan(5);
        SoftAssertions all = new SoftAssertions();
        for (ConsoleBlock block : blocks) {
            ProgramResult result = run(block, realByShown);
            UnaryOperator<String> likeShown = text -> normalised(shown(text, realByShown));
            ConsoleBlock expected = new ConsoleBlock(
                    block.line(),
                    block.prompt(),
                    block.command(),
                    block.output().stream().map(ReadmeIT::normalised).toList());
            String actual = likeShown.apply(result.out());
            if (!expected.pattern().matcher(actual).matches()) {
                all.assertThat(actual)
                        .as("README.md:%d: %s", block.line(), block.command())
                        .isEqualTo(String.join("\n", expected.output()) + "\n");
            }
        }
        all.assertAll();
    }

    private ProgramResult run(ConsoleBlock block, Map<String, String> realByShown) {
        String command = block.command();
        for (Map.Entry<String, String> address : realByShown.entrySet()) {
            command = command.replace(address.getKey(), address.getValue());
        }
        Program galeractl = testbed.galeractl();
        Path bin = Objects.requireNonNull(Path.of(galeractl.command().get(0)).getParent());
        Program shell = Program.of("bash", "-c", "exec 2>&1; " + command)
                .in(testbed.folder().resolve(block.prompt()))
                .limit(Duration.ofMinutes(3));
        for (Map.Entry<String, String> variable : galeractl.environment().entrySet()) {
            shell = shell.env(variable.getKey(), variable.getValue());
        }
        return shell.env("PATH", bin + ":" + System.getenv("PATH")).run();
    }

    private String shown(String text, Map<String, String> realByShown) {
        String result = text;
        for (Map.Entry<String, String> address : realByShown.entrySet()) {
            result = result.replace(address.getValue(), address.getKey());
        }
        for (String host : List.of("db1", "db2")) {
            result = result.replace(testbed.folder().resolve(host).toString(), "/xtra");
        }
        return result.replace(testbed.folder().resolve("home").toString(), "~").replace(testbed.folder() + "/", "");
    }

    private static String normalised(String text) {
        return Normaliser.UUIDS
                .andThen(Normaliser.TIMES)
                .andThen(Normaliser.DURATIONS)
                .andThen(Normaliser.PROCESS_IDS)
                .andThen(Normaliser.TRAILING_BLANKS)
                .apply(text)
                .replaceAll("(?m)^( ?)\\d+:\\d\\d(?= )", "$1<elapsed>")
                // Columns are as wide as what is in them.
                .replaceAll("(?<=\\S) {2,}", "  ")
                // The README shows one version, the machine has another.
                .replaceAll("\\b\\d+\\.\\d+\\.\\d+-MariaDB\\S*", "<version>")
                .replaceAll("127\\.\\d+\\.\\d+\\.\\d+", "<loopback>");
    }
}
