package dev.galeractl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program in this process: words in, exit code and two texts out. */
class CommandLineTest {
    private static final Path EVENING = Path.of("../docs/evening");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | which command?",
                "lab | which command?",
                "verson | there is no command \"verson\"; did you mean version?",
                "lab upp | there is no command \"upp\"; did you mean up?",
                "doctor --fromat json | there is no option --fromat; did you mean --format?",
                "validate --no-such-thing-at-all | there is no option --no-such-thing-at-all",
                "version now | \"now\" is one argument too many",
                "doctor --format yaml | --format does not take \"yaml\"; it takes one of text, json",
                "validate --format jsn | --format does not take \"jsn\"; it takes one of text, json, line, sarif, github, junit; did you mean json?",
                "--lang fr version | --lang does not take \"fr\"; it takes one of en, ja",
                "bootstrap --ssh-config x | say what is meant: the hosts of a cluster",
                "bootstrap --ssh-config x --defaults-file y | say what is meant: the hosts of a cluster",
                "join n2.cnf | -f CLUSTER goes with the NODE that shall join; on the host itself there is no NODE",
                "join -f cluster.yaml | -f CLUSTER goes with the NODE that shall join",
                "join --defaults-file=n1.cnf n2.cnf | -f CLUSTER goes with the NODE that shall join; on the host itself there is no NODE",
                "join -f cluster.yaml db4 --peer db1 | -f CLUSTER goes with the NODE that shall join",
                "bootstrap --patience soon --defaults-file x | --patience does not take \"soon\"; it takes SECONDS",
                "node position | --defaults-file is missing",
                "node run | --defaults-file is missing",
                "node run --join --bootstrap --defaults-file x | --bootstrap and --join exclude each other",
                "lab break | MISTAKE is missing",
                "lab break kil | --",
                "explain GAL2O1 | there is no finding, status variable or option \"GAL2O1\"; did you mean GAL201?",
                "help lba | there is no command \"lba\"; did you mean lab?",
                "whois db1 | there is no file db1, and no log in which to look for a node of that name",
                "validate --server-version x | \"x\" is no server version",
            })
    void wrongUsageIsToldInOneSentence(String line, String sentence) {
        Run run = run(line);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        if (!sentence.equals("--")) {
            assertThat(run.err().lines().findFirst().orElse("")).startsWith("galeractl: " + sentence);
        }
        assertThat(run.err().lines().count()).isBetween(1L, 2L);
    }

    @Test
    void wrongUsageIsToldInJapanese() {
        Run run = run("verson --lang ja");
        assertThat(run.err()).startsWith("galeractl: 「verson」というコマンドはありません。version のことですか?");
    }

    @Test
    void theLocaleChoosesTheLanguage() {
        assertThat(run(Map.of("LANG", "ja_JP.UTF-8"), "help").out()).contains("使い方:");
        assertThat(run(Map.of("LANG", "ja_JP.UTF-8"), "help --lang=en").out()).contains("Usage:");
        assertThat(run(Map.of("LANG", "ja_JP.UTF-8", "LC_ALL", "C"), "help").out())
                .contains("Usage:");
    }

    @ParameterizedTest
    @CsvSource({"--version", "-V", "version", "--help", "help", "help lab up", "lab --help", "validate -h"})
    void whatIsAskedForGoesToStdout(String line) {
        Run run = run(line);
        assertThat(run.status()).isZero();
        assertThat(run.out()).isNotEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpFitsItsWidth() {
        for (String width : new String[] {"80", "120"}) {
            assertThat(run(Map.of("COLUMNS", width), "help bootstrap").out().lines())
                    .allMatch(line -> line.length() <= Integer.parseInt(width));
        }
    }

    @ParameterizedTest
    @CsvSource({"validate", "doctor"})
    void unreadableInputIsOneSentence(String command) throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, 3, 0, 0, 0});
        for (Object input : new Object[] {folder, folder.resolve("none"), binary}) {
            Run run = run(command, input.toString());
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines().count()).isOne();
            assertThat(run.err()).contains(input.toString());
            Run japanese = run(command, input.toString(), "--lang", "ja");
            assertThat(japanese.err()).contains(input.toString()).doesNotContain("is a", "There is");
        }
    }

    @Test
    void aFileThatIncludesItselfIsReadOnce() throws IOException {
        Path file = folder.resolve("loop.cnf");
        Files.writeString(file, "[mysqld]\n!include " + file + "\n");
        Run run = run("validate", file.toString());
        assertThat(run.status()).isIn(0, 1);
        assertThat(run.out()).contains("loop.cnf:2");
    }

    @Test
    void theMistakeOfTheEveningIsFoundBeforeTheServerStarts() {
        Run run = run("validate", EVENING.resolve("my.cnf").toString());
        assertThat(run.status()).isOne();
        assertThat(run.out()).contains("GAL201").contains("^^^");
    }

    @Test
    void logsAreReadFromFilesPackedOnesAndStandardInput() throws IOException {
        byte[] log = Files.readAllBytes(EVENING.resolve("first-node.log"));
        Path packed = folder.resolve("first-node.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(log);
        }
        assertThat(run("doctor", EVENING.resolve("first-node.log").toString()).out())
                .contains("GAL201");
        assertThat(run("doctor", packed.toString()).out()).contains("GAL201").contains("first-node.log.gz:");
        Run stdin = run(Map.of(), log, "doctor", "-");
        assertThat(stdin.status()).isOne();
        assertThat(stdin.out()).contains("GAL201").contains("standard input:");
        assertThat(run(Map.of(), Files.readAllBytes(packed), "doctor", "-").out())
                .contains("GAL201")
                .contains("standard input:");
        byte[] binary = {0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, (byte) 0xff, (byte) 0xfe};
        Run refused = run(Map.of(), binary, "doctor", "-");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("standard input").contains("binary");
    }

    @Test
    void whoIsUnknownIsToldWithThoseWhoAreKnown() {
        String log = EVENING.resolve("first-node.log").toString();
        Run run = run("whois", "192.168.199.132", log);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("nobody in these logs is called 192.168.199.132; did you mean 192.168.199.133?")
                .contains("Known there: 192.168.199.133.");
        Run document = run("whois", "db9", log, "--format", "json");
        assertThat(document.status()).isEqualTo(2);
        assertThat(document.out()).contains("\"nodes\": []");
        Run nobody = run("whois", "--all", EVENING.resolve("install.log").toString());
        assertThat(nobody.status()).isZero();
        assertThat(nobody.out()).contains("does not say what it is called");
        assertThat(run("whois", "db9", EVENING.resolve("install.log").toString())
                        .err())
                .contains("No node has a name");
    }

    @Test
    void withoutATerminalNothingIsAsked() throws IOException {
        Path state = folder.resolve("state");
        Run run = run(
                Map.of("GALERACTL_STATE_HOME", state.toString(), "XDG_DATA_HOME", folder.toString()),
                "lab destroy --name nothing-there");
        assertThat(run.status()).isBetween(0, 3);
        assertThat(run.out() + run.err()).doesNotContain("Exception");
    }

    @Test
    void colourOnlyWhereItIsWanted() {
        String file = EVENING.resolve("my.cnf").toString();
        assertThat(run("validate", file).out()).doesNotContain("\u001b");
        assertThat(run("validate", file, "--color=always").out()).contains("\u001b[1;31m");
        assertThat(run("validate", file, "--color", "never").out()).doesNotContain("\u001b");
    }

    private static Run run(String line) {
        return run(Map.of(), line);
    }

    private static Run run(Map<String, String> env, String line) {
        return run(env, new byte[0], line.isEmpty() ? new String[0] : line.split(" "));
    }

    private static Run run(String command, String... more) {
        String[] words = new String[more.length + 1];
        words[0] = command;
        System.arraycopy(more, 0, words, 1, more.length);
        return run(Map.of(), new byte[0], words);
    }

    private static Run run(Map<String, String> env, byte[] in, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(
                new PrintWriter(out), new PrintWriter(err), new ByteArrayInputStream(in), new HashMap<>(env), words);
        return new Run(status, out.toString(), err.toString());
    }

    private record Run(int status, String out, String err) {}
}
