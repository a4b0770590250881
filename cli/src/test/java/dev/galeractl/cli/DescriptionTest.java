package dev.galeractl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A described cluster, the whole way from the command line to the exit code. */
class DescriptionTest {
    private static final String GOOD = """
            cluster: shop
            server: mariadb-10.11
            nodes:
              - {name: db1, address: 10.0.0.11}
              - {name: db2, address: 10.0.0.12}
              - {name: db3, address: 10.0.0.13}
            sst: {account: copy, password: prompt}
            """;

    @TempDir
    Path folder = Path.of("");

    private record Run(int status, String out, String err) {}

    @Test
    void aGoodDescriptionHasNoFindings() throws IOException {
        Run run = run(GOOD, "validate", "--format=line");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void findingsStandWhereTheDescriptionCausesThem() throws IOException {
        Run run = run(GOOD + "options: {binlog_format: MIXED}\n", "validate", "--format=line");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines())
                .singleElement()
                .asString()
                .startsWith(file() + ":8:11")
                .contains("GAL101");
        assertThat(run(GOOD + "options: {binlog_format: MIXED}\n", "validate").out())
                .contains("8 | options: {binlog_format: MIXED}");
    }

    @Test
    void aFindingIsIgnoredAsInOptionFiles() throws IOException {
        String bad = GOOD + "options: {binlog_format: MIXED}\n";
        assertThat(run(bad, "validate", "--ignore=GAL101=until Friday").status())
                .isZero();
        assertThat(run("# galeractl: ignore GAL101 until Friday\n" + bad, "validate")
                        .status())
                .isZero();
    }

    @Test
    void mistakesAreUnreadableInputWithCarets() throws IOException {
        Run run = run(GOOD.replace("server:", "sever:"), "validate");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "cannot be used",
                        "there is no key \"sever\" here; did you mean server?",
                        ":2:1",
                        "2 | sever: mariadb-10.11",
                        "| ^^^^^",
                        "\"server\" is missing");
        assertThat(run(GOOD.replace("server:", "sever:"), "config", "render", "--node", "db1")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void anOptionFileIsMadeForANode() throws IOException {
        Run run = run(GOOD, "config", "render", "--node", "db2");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\nwsrep_node_name = db2\n").startsWith("# The Galera options of db2");
        assertThat(run(GOOD, "config", "render").err()).contains("db1, db2, db3");
        assertThat(run(GOOD, "config", "render", "--node", "db4").status()).isEqualTo(2);
    }

    @Test
    void aFileThatIsThereIsKeptAsACopy() throws IOException {
        Path target = folder.resolve("99-galera.cnf");
        String output = "--output=" + target;

        Run first = run(GOOD, "config", "render", "--node=db1", output);
        assertThat(first.status()).isZero();
        assertThat(first.out()).isEmpty();
        assertThat(target).content().contains("wsrep_node_name = db1");
        assertThat(run(GOOD, "config", "render", "--node=db1", output).err()).contains("nothing was changed");
        assertThat(copies()).isEmpty();

        Run other = run(GOOD, "config", "render", "--node=db2", output);
        assertThat(other.err()).contains("the old file is kept as");
        assertThat(target).content().contains("wsrep_node_name = db2");
        assertThat(copies())
                .singleElement()
                .satisfies(it -> assertThat(it).content().contains("db1"));
    }

    @Test
    void nothingOfADescriptionIsMended() throws IOException {
        assertThat(run(GOOD, "validate", "--fix").status()).isEqualTo(2);
    }

    @Test
    void aDescriptionIsWrittenFromOptionsAndIsAGoodOne() throws IOException {
        Run run = program(
                "init",
                "--cluster-name=shop",
                "--server=mariadb-10.11",
                "--node=db1=10.0.0.11",
                "--node=db2=10.0.0.12",
                "--node=db3=10.0.0.13",
                "--set=sst.method=rsync",
                "--set=nodes.db3.weight=2");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("cluster: shop", "  - name: db2", "    weight: 2");
        assertThat(run(run.out(), "validate", "--severity=error").status()).isZero();
    }

    @Test
    void whatOptionsDoNotSayIsNamed() {
        assertThat(program("init", "--node=db1=10.0.0.11").err()).contains("--cluster-name, --server");
        Run mistyped = program(
                "init",
                "--cluster-name=shop",
                "--server=mariadb-10.11",
                "--node=db1=10.0.0.11",
                "--set=sst.methd=rsync");
        assertThat(mistyped.status()).isEqualTo(2);
        assertThat(mistyped.err()).contains("methd", "method");
        Run noAddress = program("bootstrap", "--cluster-name=shop", "--server=mariadb-10.11", "--node=db1");
        assertThat(noAddress.status()).isEqualTo(2);
        assertThat(noAddress.err()).contains("NAME=ADDRESS");
        assertThat(program("bootstrap", "-f", "cluster.yaml", "--node=db1=10.0.0.11")
                        .status())
                .isEqualTo(2);
    }

    private List<Path> copies() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".bak")).toList();
        }
    }

    private Path file() {
        return folder.resolve("cluster.yaml");
    }

    private Run run(String description, String... words) throws IOException {
        Files.writeString(file(), description);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-f", file().toString()));
        return program(all.toArray(String[]::new));
    }

    private static Run program(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(
                new PrintWriter(out), new PrintWriter(err), new ByteArrayInputStream(new byte[0]), Map.of(), words);
        return new Run(status, out.toString(), err.toString());
    }
}
