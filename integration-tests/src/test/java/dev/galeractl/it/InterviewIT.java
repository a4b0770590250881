package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.it.TypedProgram.Turn;
import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code init} at a terminal of 80 columns, which {@code script} makes: keys go in as a person types them. */
class InterviewIT {
    private static final String ENTER = "\\r";
    /** As a terminal sends it once it was told that its keys are wanted. */
    private static final String UP = "\\033OA";

    private static final String BACKSPACE = "\\177";
    private static final String[] THREE_NODES = {
        "--cluster-name=shop",
        "--server=mariadb-10.11",
        "--node=db1=10.0.0.11",
        "--node=db2=10.0.0.12",
        "--node=db3=10.0.0.13"
    };

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void theFileIsTheOneThatOptionsMake() throws IOException {
        ProgramResult result = TypedProgram.run(
                        "xterm",
                        testbed.galeractl("init", "--server=mariadb-10.11"),
                        new Turn("[galera] >", "shop" + ENTER),
                        new Turn("[3] >", ENTER),
                        new Turn("[db1] >", ENTER),
                        new Turn("Address of db1", "10.0.0.11:33" + ENTER),
                        new Turn("neither an address", UP + BACKSPACE.repeat(3) + ENTER),
                        new Turn("[db2] >", ENTER),
                        new Turn("Address of db2", "10.0.0.99" + ENTER),
                        new Turn("[db3] >", "<" + ENTER),
                        new Turn("[10.0.0.99] >", "10.0.0.12" + ENTER + ENTER),
                        new Turn("Address of db3", "10.0.0.13" + ENTER),
                        new Turn("by this address", ENTER),
                        new Turn("Which account logs in", "ops" + ENTER),
                        new Turn("become root", ENTER),
                        new Turn("copy of all data", "r" + ENTER),
                        new Turn("Encrypt what", "?" + ENTER),
                        new Turn("no key ever lies", ENTER),
                        new Turn("Which file", ENTER),
                        new Turn("Write cluster.yaml?", "y" + ENTER))
                .assertExit(0);

        assertThat(result.out())
                .contains("What is the cluster", "  server: mariadb-10.11", "nothing found", "cluster.yaml written")
                .contains("galeractl bootstrap -f cluster.yaml --dry-run")
                .doesNotContain("What do the servers run");
        String options = testbed.galeractl("init")
                .with((Object[]) THREE_NODES)
                .with("--set=ssh.user=ops", "--set=ssh.sudo=passwordless", "--set=sst.method=rsync")
                .with("--set=tls.from=own-ca")
                .run()
                .assertExit(0)
                .out();
        assertThat(file("cluster.yaml")).hasContent(options);
        testbed.galeractl("validate", "-f", "cluster.yaml").run().assertExit(0);
    }

    /** ^C, and ^D on an empty line, at the first question and at the last one. */
    @ParameterizedTest
    @CsvSource({"xterm, \\003", "xterm, \\004", "dumb, \\003", "dumb, \\004"})
    void whoLeavesLeavesNothing(String terminal, String key) throws IOException {
        TypedProgram.run(terminal, testbed.galeractl("init"), new Turn("[galera] >", key))
                .assertExit(130);

        // Without a product something has to be asked.
        Program most = testbed.galeractl(
                        "init", "--cluster-name=shop", "--node=db1=10.0.0.11", "--set=sst.method=rsync")
                .with("--set=ssh.user=root", "--set=nodes.db1.ssh.host=db1", "--set=tls.from=own-ca");
        TypedProgram.run(
                        terminal,
                        most,
                        new Turn("[mariadb-11.8] >", ENTER),
                        new Turn("[cluster.yaml] >", ENTER),
                        new Turn("Write cluster.yaml?", key))
                .assertExit(130);
        TypedProgram.run(
                        terminal,
                        most,
                        new Turn("[mariadb-11.8] >", ENTER),
                        new Turn("[cluster.yaml] >", ENTER),
                        new Turn("Write cluster.yaml?", "no" + ENTER))
                .assertExit(3);

        assertThat(file("cluster.yaml")).doesNotExist();
        try (Stream<Path> left = Files.list(testbed.folder())) {
            assertThat(left.map(it -> it.getFileName().toString())).noneMatch(it -> it.contains("yaml"));
        }
    }

    @Test
    void aFileThatIsThereIsReplacedByItsNameAndKeptAsACopy() throws IOException {
        Files.writeString(file("old.yaml"), "cluster: old\n");
        Program one = testbed.galeractl("init", "--cluster-name=shop", "--node=db1=10.0.0.11", "--set=sst.method=rsync")
                .with("--set=ssh.user=root", "--set=nodes.db1.ssh.host=db1", "--set=tls.from=own-ca")
                .with("--output=old.yaml");

        TypedProgram.run(
                        "xterm",
                        one,
                        new Turn("[mariadb-11.8] >", ENTER),
                        new Turn("old.yaml is there", "y" + ENTER),
                        new Turn("type its name: old.yaml", "old.yaml" + ENTER),
                        new Turn("Write old.yaml?", "y" + ENTER))
                .assertExit(0);

        assertThat(file("old.yaml")).content().contains("cluster: shop");
        try (Stream<Path> copies = Files.list(testbed.folder())) {
            assertThat(copies.filter(it -> it.toString().endsWith(".bak")))
                    .singleElement()
                    .satisfies(it -> assertThat(it).hasContent("cluster: old\n"));
        }
        assertThat(file("y")).doesNotExist();
    }

    /** On a terminal that can do nothing, with letters of more bytes and columns than one. */
    @ParameterizedTest
    @ValueSource(strings = {"dumb", "xterm"})
    void itSpeaksJapanese(String terminal) {
        ProgramResult result = TypedProgram.run(
                        terminal,
                        testbed.galeractl("init", "--lang=ja", "--color=never"),
                        new Turn("クラスターの名前は", "店舗" + BACKSPACE.repeat(2) + "shop" + ENTER),
                        new Turn("製品とバージョンは", "マリア" + ENTER),
                        new Turn("「マリア」はサーバーのバージョンではありません", "3" + ENTER),
                        new Turn("ノードの数は", "\\003"))
                .assertExit(130);

        if (terminal.equals("dumb")) {
            assertThat(result.out()).doesNotContain("\u001b");
        }
    }

    @Test
    void withoutATerminalNothingIsAsked() {
        ProgramResult result = testbed.galeractl("init").run().assertExit(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no terminal", "--cluster-name, --server, --node");
        assertThat(testbed.galeractl("init", "--cluster-name=shop")
                        .run()
                        .assertExit(2)
                        .err())
                .contains("--server, --node")
                .doesNotContain("--cluster-name");
        assertThat(testbed.galeractl("init")
                        .with((Object[]) THREE_NODES)
                        .run()
                        .assertExit(0)
                        .err())
                .isEmpty();
    }

    /** What is wrong with an option is no news for the end of an interview. */
    @Test
    void aWrongOptionIsToldBeforeTheFirstQuestion() {
        ProgramResult key = TypedProgram.run("xterm", testbed.galeractl("init", "--set=sst.methd=rsync"))
                .assertExit(2);
        assertThat(key.out()).contains("methd").doesNotContain("What is the cluster");
        TypedProgram.run("xterm", testbed.galeractl("init", "--output=nowhere/cluster.yaml"))
                .assertExit(2);
    }

    private Path file(String name) {
        return testbed.folder().resolve(name);
    }
}
