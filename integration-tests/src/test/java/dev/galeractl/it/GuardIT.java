package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docs/guard.md does what it says: its lines are taken from the page and run, with the packaged program and real servers. */
class GuardIT {
    private static final Path PAGE = Path.of("../docs/guard.md");

    /** A start takes a bad file only once it is let through. */
    private static final String UNIT = "%s && exec \"$@\"\n";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void theLineForSystemdHoldsABadServerBackAndLetsAGoodOneStart() throws Exception {
        NodeFiles node = testbed.nodes(2).get(0);
        assertThat(guarded(node, installed()).exitStatus()).isZero();

        node.set("binlog_format", "MIXED");
        ProgramResult refused = guarded(node, installed());
        assertThat(refused.exitStatus()).isEqualTo(1);
        assertThat(refused.out()).contains("GAL101");
        assertThat(refused.err()).contains("the start is refused because of GAL101");
    }

    @Test
    void noJvmNoProgramAndNoTimeLetTheServerStart() throws Exception {
        NodeFiles node = testbed.nodes(2).get(0).set("binlog_format", "MIXED");
        // A PATH with everything but java.
        assertThat(guarded(node, withoutJava()).exitStatus()).isZero();
        assertThat(guarded(node, withoutJava()).err()).contains("there is no java in PATH");
        // No program at all.
        assertThat(guarded(node, tools("no-program").toString()).exitStatus()).isZero();
        // A program that hangs, and one that dies as a JVM does that gets no memory.
        for (String end : List.of("sleep 5; exit 3", "exit 1", "kill -9 $$")) {
            Path bin = tools("stand-in");
            executable(bin.resolve("galeractl"), "#!/bin/sh\n" + end + "\n");
            assertThat(guarded(node, bin.toString(), line().replace("timeout 20", "timeout 1"))
                            .exitStatus())
                    .as(end)
                    .isZero();
        }
    }

    @Test
    void theServerComesUpBesideItsClusterWhereTheGuardSaysSo() {
        NodeFiles node = testbed.nodes(2).get(0);
        node.set("wsrep_cluster_address", "gcomm:///" + node.address());
        testbed.galeractl("validate", "--guard", node.defaultsFile()).run().assertExit(3);
        RealServer.createDatadir(node);
        testbed.start(node).awaitSynced();
    }

    @Test
    void aScriptStartsWhatIsGood() {
        NodeFiles node = testbed.nodes(2).get(0);
        String script = Objects.requireNonNull(blocks("sh").get(0))
                .replace("/etc/mysql/my.cnf", node.defaultsFile().toString())
                .replace("systemctl start mariadb", "echo started");
        assertThat(shell(installed(), script).run().out()).endsWith("started\n");
        node.set("binlog_format", "MIXED");
        assertThat(shell(installed(), script).run().out()).doesNotContain("started");
    }

    @Test
    void theHookChecksWhatIsCommitted() throws IOException {
        Path repository = Files.createDirectories(testbed.folder().resolve("repository"));
        git(repository, "init", "--quiet").assertExit(0);
        executable(repository.resolve(".git/hooks/pre-commit"), blocks("sh").get(1));
        Path file = Files.writeString(repository.resolve("db 1.cnf"), "[mysqld]\nwsrep_on=ON\nbinlog_format=MIXED\n");
        git(repository, "add", ".").assertExit(0);
        // The work tree is good already, what is to be committed is not.
        Files.writeString(file, "[mysqld]\nbinlog_format=ROW\n");
        ProgramResult refused = git(repository, "commit", "--quiet", "-m", "a");
        assertThat(refused.exitStatus()).as("%s", refused).isEqualTo(1);
        assertThat(refused.out() + refused.err()).contains("db 1.cnf:3:15: error: GAL101");

        git(repository, "add", ".").assertExit(0);
        git(repository, "commit", "--quiet", "-m", "a").assertExit(0);

        // What the project decided counts, too.
        Files.writeString(file, "[mysqld]\nwsrep_on=ON\n");
        Files.writeString(
                repository.resolve(".galeractl.yaml"),
                "ignore:\n- {code: GAL103, reason: x}\n- {code: GAL202, reason: x}\n- {code: GAL101, reason: x}\n");
        git(repository, "add", ".").assertExit(0);
        ProgramResult ignored = git(repository, "commit", "--quiet", "-m", "b");
        assertThat(ignored.exitStatus()).as("%s", ignored).isZero();
    }

    @Test
    void theCommandsOfAPipelineRun() throws IOException {
        Path conf = Files.createDirectories(testbed.folder().resolve("conf"));
        Files.writeString(conf.resolve("a.cnf"), "[mysqld]\nwsrep_on=ON\nbinlog_format=MIXED\n");
        for (String command : blocks("sh").get(2).lines().toList()) {
            ProgramResult result = shell(installed(), command).run().assertExit(1);
            assertThat(result.err()).as(command).doesNotContain("Try:");
        }
        assertThat(Files.readString(testbed.folder().resolve("galeractl.sarif")))
                .contains("\"2.1.0\"");
    }

    @Test
    void theProjectFileOfThePageIsGood() throws IOException {
        Files.writeString(
                testbed.folder().resolve(".galeractl.yaml"), blocks("yaml").get(0));
        Path file = Files.writeString(testbed.folder().resolve("my.cnf"), "[mysqld]\nwsrep_on=ON\n");
        assertThat(testbed.galeractl("validate", file).run().err()).isEmpty();
    }

    private ProgramResult guarded(NodeFiles node, String path) {
        return guarded(node, path, line());
    }

    private ProgramResult guarded(NodeFiles node, String path, String line) {
        String unit =
                UNIT.formatted(line.replace("--guard", "--guard --this-host --defaults-file=" + node.defaultsFile()));
        return shell(path, "set -- true\n" + unit).run();
    }

    /** The command of the page's unit. */
    private static String line() {
        MatchResult found = Pattern.compile("(?m)^ExecStartPre=(.*)$")
                .matcher(blocks("ini").get(0))
                .results()
                .findFirst()
                .orElseThrow();
        // systemd hands a doubled dollar on as one; the page has none to double.
        return found.group(1);
    }

    private Program shell(String path, String script) {
        Program shell = Program.of("/bin/bash", "-c", script).in(testbed.folder());
        for (Map.Entry<String, String> variable :
                testbed.galeractl().environment().entrySet()) {
            shell = shell.env(variable.getKey(), variable.getValue());
        }
        return shell.env("PATH", path).env("JAVA_HOME", "");
    }

    private ProgramResult git(Path repository, String... words) {
        Program git = Program.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org")
                .with((Object[]) words)
                .in(repository);
        for (Map.Entry<String, String> variable :
                testbed.galeractl().environment().entrySet()) {
            git = git.env(variable.getKey(), variable.getValue());
        }
        return git.env("PATH", installed()).run();
    }

    private String installed() {
        return Objects.requireNonNull(
                        Path.of(testbed.galeractl().command().get(0)).getParent())
                + ":" + System.getenv("PATH");
    }

    private String withoutJava() throws IOException {
        Path bin = Objects.requireNonNull(
                Path.of(testbed.galeractl().command().get(0)).getParent());
        return bin + ":" + tools("no-java");
    }

    /** A folder with the few programs that the line and the launcher need; no java among them. */
    private Path tools(String name) throws IOException {
        Path folder = Files.createDirectories(testbed.folder().resolve(name));
        for (String tool : List.of("timeout", "sh", "sed", "readlink", "dirname", "sleep", "mkdir", "stty", "true")) {
            Path link = folder.resolve(tool);
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, Path.of("/usr/bin", tool));
            }
        }
        return folder;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> blocks(String language) {
        try {
            return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                    .matcher(Files.readString(PAGE))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
