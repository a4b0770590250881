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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate} tells and what it keeps to itself, the whole way from the command line to the exit code. */
class ValidateTest {
    private static final String GOOD = """
            [mysqld]
            wsrep_on=ON
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=prod
            wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2
            innodb_autoinc_lock_mode=2
            binlog_format=ROW
            """;

    private static final String BAD = GOOD.replace("ROW", "MIXED").replace("mode=2", "mode=1");

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    private record Run(int status, List<String> out, List<String> err) {}

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("my.cnf"), BAD);
    }

    @Test
    void stdoutHoldsFindingsOnlyAndStderrTheirNumber() {
        Run run = run("--format=line");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).hasSize(2).allMatch(line -> line.startsWith(file + ":"));
        assertThat(run.err()).containsExactly("1 error, 1 warning, 1 check could not be made");
        assertThat(run("--format=line", "--quiet").err()).isEmpty();
    }

    @Test
    void severityDecidesWhatIsShownAndCounts() {
        assertThat(run("--format=line", "--severity=error").out())
                .singleElement()
                .asString()
                .contains("GAL101");
        assertThat(run("--format=line", "--severity=error").err())
                .containsExactly("1 error, 1 check could not be made; 1 less severe one not shown");
    }

    @Test
    void whatIsIgnoredDoesNotCount() {
        Run run = run("--format=line", "--ignore", "GAL101=MIXED until Friday", "--ignore", "gal106=one writer");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsExactly("nothing found, 1 check could not be made; 2 ignored");
        assertThat(String.join("\n", run("--ignore=GAL101=x", "-v").out())).contains("ignored GAL101");
    }

    @Test
    void aMistakeInAnIgnoreIsAFinding() {
        Run run = run("--format=line", "--ignore=GAL101", "--ignore=GAL1O6=x", "--ignore=GAL110=x");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).filteredOn(line -> line.startsWith("galeractl: ")).hasSize(3);
        assertThat(String.join("\n", run.out())).contains("GAL191", "GAL190", "GAL106 may be meant", "GAL192");
    }

    @Test
    void aFolderWithAFolderForEachNodeIsOneCluster() throws IOException {
        for (String node : List.of("db1", "db2")) {
            Path parts = Files.createDirectories(folder.resolve("nodes/" + node + "/conf.d"));
            Files.writeString(folder.resolve("nodes/" + node + "/my.cnf"), "!includedir /etc/mysql/conf.d/\n");
            Files.writeString(
                    parts.resolve("galera.cnf"),
                    GOOD + "wsrep_node_name=db\nlower_case_table_names=" + node.charAt(2) + "\n");
        }
        file = folder.resolve("nodes");
        Run run = run("--format=line");
        assertThat(run.status()).isEqualTo(1);
        assertThat(String.join("\n", run.out()))
                .contains("GAL150", "GAL151", "nodes/db1/conf.d/galera.cnf:")
                .doesNotContain("GAL109");

        file = folder.resolve("nodes/db1");
        assertThat(String.join("\n", run("--format=line").out())).doesNotContain("GAL15");
    }

    @Test
    void theProjectFileIsFoundUpToTheRootOfTheRepository() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("repo/conf"));
        Files.createDirectory(folder.resolve("repo/.git"));
        file = Files.writeString(inner.resolve("my.cnf"), BAD);
        Files.writeString(folder.resolve(".galeractl.yaml"), "severity: error\n");
        assertThat(run("--format=line").out()).hasSize(2);

        Path project = Files.writeString(
                folder.resolve("repo/.galeractl.yaml"),
                "ignore:\n- {code: GAL101, reason: until Friday, files: conf/*}\n- {code: GAL106, reason: x, files: other/*}\n");
        assertThat(run("--format=line").out()).singleElement().asString().contains("GAL106");

        Files.writeString(project, "severty: error\n");
        Run run = run("--format=line");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .containsExactly(
                        "galeractl: " + project + " cannot be used",
                        project + ":1:1: there is no setting \"severty\"; did you mean severity?");
    }

    @Test
    void theVersionOfTheProjectFileCounts() throws IOException {
        file = Files.writeString(folder.resolve("my.cnf"), GOOD.replace("wsrep_on=ON\n", ""));
        assertThat(String.join("\n", run("--format=line").out())).contains("GAL102");
        Files.writeString(folder.resolve(".galeractl.yaml"), "server-version: 8.0.36-28.1-percona\n");
        assertThat(String.join("\n", run("--format=line").out())).doesNotContain("GAL102");
    }

    @Test
    void anUpgradeIsJudgedByItsTarget() throws IOException {
        file = Files.writeString(
                folder.resolve("my.cnf"), GOOD + "wsrep_causal_reads=ON\ninnodb_flush_method=O_DIRECT\n");
        assertThat(String.join(
                        "\n",
                        run("--format=line", "--server-version=10.11.19-MariaDB")
                                .out()))
                .contains("GAL116")
                .doesNotContain("GAL117");
        assertThat(String.join(
                        "\n",
                        run("--format=line", "--server-version=10.11.19-MariaDB", "--for=mariadb-11.8")
                                .out()))
                .contains("GAL117", "MariaDB 11.8 accepts wsrep_causal_reads and does nothing with it");
    }

    @Test
    void twoRunsSayTheSame() {
        assertThat(run("--format=json")).isEqualTo(run("--format=json"));
    }

    @Test
    void whatAServerPersistedIsReadFromItsDatadirAndFromACopy() throws IOException {
        Path datadir = Files.createDirectory(folder.resolve("data"));
        Files.writeString(file, GOOD + "datadir=" + datadir + "\n");
        Path persisted = Files.writeString(
                datadir.resolve("mysqld-auto.cnf"),
                "{\"mysql_server\": {\"innodb_autoinc_lock_mode\": {\"Value\": \"1\"}}}");
        String expected = persisted + ":1:58: warning: GAL106";

        assertThat(run("--format=line", "--for=pxc-8.0", "--this-host").out())
                .anyMatch(line -> line.startsWith(expected));
        assertThat(run("--format=line", "--for=pxc-8.0").out())
                .as("the files of another host")
                .noneMatch(line -> line.contains("GAL106"));
        assertThat(run("--format=line", "--for=mariadb-10.11", "--this-host").out())
                .noneMatch(line -> line.contains("GAL106"));

        Files.copy(file, datadir.resolve("my.cnf"));
        file = datadir;
        assertThat(run("--format=line", "--for=pxc-8.0").out()).anyMatch(line -> line.startsWith(expected));
    }

    @Test
    void aServerThatCannotBeAskedIsExitFourWithTheFindingsOfTheFile() throws IOException {
        Files.writeString(file, BAD + "socket=" + folder.resolve("none.sock") + "\n");
        Run run = run("--live", "--format=json");
        assertThat(run.status()).isEqualTo(4);
        assertThat(String.join("\n", run.out())).contains("GAL101", "\"reach\": \"refused\"");
        assertThat(run.err())
                .containsExactly(folder.resolve("none.sock") + ": connection refused; nothing listens there");
    }

    @Test
    void anAccountIsForAskingTheServer() {
        Run run = run("--user=monitor");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).singleElement().asString().contains("it does nothing without --live");
    }

    @Test
    void aFolderWithoutOptionFilesIsNamedSo() throws IOException {
        Files.createDirectories(folder.resolve("empty/inner"));
        Run run = run(folder.resolve("empty").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).singleElement().asString().contains("holds no option file");
    }

    @Test
    void liveIsAboutOneServerAndAboutNow() throws IOException {
        Path other = Files.writeString(folder.resolve("db2.cnf"), GOOD);
        Run several = run("--live", other.toString());
        assertThat(several.status()).isEqualTo(2);
        assertThat(several.err())
                .containsExactly(
                        "galeractl: --live asks this host's server, so give the option file of one server only");
        assertThat(run("--live", "--explain=wsrep_on").status()).isEqualTo(2);
        Run guard = run("--live", "--guard");
        assertThat(guard.status()).as("a guard holds nothing back by mistake").isZero();
        assertThat(guard.err()).singleElement().asString().contains("--live tells how things are now");
    }

    @Test
    void theDocumentSaysWhichServersWereJudgedTogether() throws IOException {
        Files.writeString(file, GOOD + "wsrep_node_name=db1\nwsrep_node_address=192.0.2.1\n");
        Path kept = Files.writeString(folder.resolve("my.cnf.bak"), Files.readString(file));
        Path other = Files.writeString(folder.resolve("db2.cnf"), GOOD + "wsrep_node_address=192.0.2.2\n");
        String json = String.join(
                "\n", run("--format=json", kept.toString(), other.toString()).out());
        assertThat(json.substring(json.indexOf("\"clusters\"")).replaceAll("\\s+", " "))
                .startsWith(
                        "\"clusters\": [ { \"name\": \"prod\", \"members\": [ { \"name\": \"db1\", \"address\": \"192.0.2.1:4567\", \"files\": [ \""
                                + file + "\", \"" + kept + "\" ] }, { \"name\": \"" + other
                                + "\", \"address\": \"192.0.2.2:4567\"");
        assertThat(json).contains("\"versions\"").doesNotContain("\"GAL153\"");
    }

    private Run run(String... options) {
        List<String> words = new ArrayList<>(List.of("validate", file.toString()));
        words.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(new byte[0]),
                Map.of(),
                words.toArray(String[]::new));
        return new Run(
                status, out.toString().lines().toList(), err.toString().lines().toList());
    }
}
