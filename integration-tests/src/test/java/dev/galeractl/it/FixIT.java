package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code validate --fix} on files as they lie on a disk, and what the real server makes of them. */
class FixIT {
    private static final String BROKEN = """
            # über alles
            [mysqld]
            binlog_format = mixed  # was never changed
            wsrep_on=ON
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=shop
            innodb_autoinc_lock_mode=2
            wsrep_sst_auth=sst:geheim
            wsrep_cluster_address = "gcom://192.0.2.1;192.0.2.2"
            !includedir %s
            """;
    private static final String INCLUDED =
            "[mysqld]\r\nwsrep-provider-options='gcache.size=64Mb'\r\nmax_connections=50";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    private Path etc;
    private Path folder;
    private Path main;
    private Path included;

    @BeforeEach
    void twoFiles() throws IOException {
        etc = testbed.folder().resolve("etc");
        folder = Files.createDirectories(etc.resolve("conf.d"));
        main = etc.resolve("my.cnf");
        included = folder.resolve("50-galera.cnf");
        Files.write(main, BROKEN.formatted(folder).getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(included, INCLUDED);
    }

    @Test
    void bothFilesAreMendedAndASecondRunHasNothingToDo() throws IOException {
        byte[] before = Files.readAllBytes(main);

        ProgramResult first = fix("--fix").assertExit(0);

        assertThat(Files.readString(main, StandardCharsets.ISO_8859_1))
                .isEqualTo(BROKEN.formatted(folder)
                        .replace("mixed", "ROW")
                        .replace("gcom://192.0.2.1;192.0.2.2", "gcomm://192.0.2.1,192.0.2.2"));
        assertThat(included).content().isEqualTo(INCLUDED.replace("64Mb", "64M"));
        assertThat(Files.readAllBytes(copies().get(0))).isEqualTo(before);
        assertThat(first.err()).contains("GAL101", "GAL113", "GAL204").doesNotContain("geheim");
        assertThat(first.out()).doesNotContain("geheim");

        ProgramResult second = fix("--fix").assertExit(0);

        assertThat(second.err()).contains("Nothing was mended");
        assertThat(copies()).hasSize(2);
    }

    @Test
    void thePatchDoesWhatFixDoes() throws Exception {
        ProgramResult asked = fix("--fix", "--dry-run");
        Path patch = testbed.folder().resolve("fix.diff");
        // The program's own bytes: one of the files is not UTF-8.
        Process told = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        "exec \"$0\" validate --fix --dry-run -q \"$1\" > \"$2\"",
                        testbed.galeractl().command().get(0),
                        main.toString(),
                        patch.toString()))
                .directory(etc.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(told.waitFor()).isEqualTo(asked.exitStatus());
        assertThat(Files.readString(main, StandardCharsets.ISO_8859_1)).isEqualTo(BROKEN.formatted(folder));

        Path copy = testbed.folder().resolve("copy");
        Files.createDirectories(copy.resolve("conf.d"));
        Files.copy(main, copy.resolve("my.cnf"));
        Files.copy(included, copy.resolve("conf.d/50-galera.cnf"));
        Program.of("patch", "-p0", "--fuzz=0", "--binary", "-d", copy, "-i", patch)
                .run()
                .assertExit(0);
        fix("--fix").assertExit(0);

        assertThat(copy.resolve("my.cnf")).hasSameBinaryContentAs(main);
        assertThat(copy.resolve("conf.d/50-galera.cnf")).hasSameBinaryContentAs(included);
    }

    @Test
    void theRealServerReadsTheMendedFileAsMeant() {
        fix("--fix").assertExit(0);

        assertThat(RealServer.program("my_print_defaults", "--defaults-file=" + main)
                        .with("mysqld")
                        .run()
                        .out()
                        .lines())
                .containsExactly(
                        "--binlog_format=ROW",
                        "--wsrep_on=ON",
                        "--wsrep_provider=/usr/lib/galera/libgalera_smm.so",
                        "--wsrep_cluster_name=shop",
                        "--innodb_autoinc_lock_mode=2",
                        "--wsrep_sst_auth=sst:geheim",
                        "--wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2",
                        "--wsrep-provider-options=gcache.size=64M",
                        "--max_connections=50");
    }

    @Test
    void aServerThatWasRefusedStarts() {
        NodeFiles node = testbed.nodes(1)
                .get(0)
                .set("binlog_format", "STATEMENT")
                .withProviderOption("evs.inactive_check_period=500ms");
        RealServer.createDatadir(node);
        assertThat(testbed.start(node, "--wsrep-new-cluster").awaitEnd()).isNotZero();

        testbed.galeractl("validate", "--fix", node.defaultsFile()).run();

        testbed.start(node, "--wsrep-new-cluster").awaitSynced();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 120, 180, 240, 300, 360, 450})
    void killedAtAnyMomentEachFileIsTheOldOrTheNewOne(int milliseconds) throws Exception {
        try (RunningProgram program =
                testbed.galeractl("validate", "--fix", main).start()) {
            Thread.sleep(milliseconds);
            program.signal("KILL");
            program.await();
        }
        assertThat(Files.readString(main, StandardCharsets.ISO_8859_1))
                .isIn(
                        BROKEN.formatted(folder),
                        BROKEN.formatted(folder)
                                .replace("mixed", "ROW")
                                .replace("gcom://192.0.2.1;192.0.2.2", "gcomm://192.0.2.1,192.0.2.2"));
        assertThat(Files.readString(included)).isIn(INCLUDED, INCLUDED.replace("64Mb", "64M"));

        fix("--fix").assertExit(0);

        assertThat(included).content().contains("64M'");
    }

    @Test
    void ifOneFileCannotBeMendedNoneIs() throws IOException {
        Files.createLink(testbed.folder().resolve("another-name"), included);

        ProgramResult refused = fix("--fix").assertExit(3);

        assertThat(refused.err()).contains("50-galera.cnf").contains("hard links");
        assertThat(Files.readString(main, StandardCharsets.ISO_8859_1)).isEqualTo(BROKEN.formatted(folder));
        assertThat(copies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dry-run", "--fix=GAL999", "--fix=GAL104", "--fix --dry-run --format=sarif"})
    void whatDoesNotGoTogetherIsWrongUsage(String options) {
        ProgramResult wrong = fix((Object[]) options.split(" ")).assertExit(2);

        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("galeractl: ");
    }

    private ProgramResult fix(Object... options) {
        return testbed.galeractl("validate", main).with(options).run();
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> all = Files.walk(etc)) {
            return all.filter(path -> path.toString().endsWith(".bak"))
                    .sorted((one, other) -> Integer.compare(one.getNameCount(), other.getNameCount()))
                    .toList();
        }
    }
}
