package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.galeractl.testkit.ProgramResult;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read gets one clear sentence and exit code 2, in the packaged program; never a stack trace. */
class BadInputIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @ValueSource(strings = {"validate", "doctor"})
    void directory(String command) throws Exception {
        refused(command, Files.createDirectory(testbed.folder().resolve("folder")), "folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "doctor"})
    void missing(String command) {
        refused(command, testbed.folder().resolve("none.cnf"), "none.cnf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "doctor"})
    void binary(String command) throws Exception {
        byte[] bytes = new byte[100_000];
        RandomGenerator.of("L64X128MixRandom").nextBytes(bytes);
        refused(command, Files.write(testbed.folder().resolve("binary"), bytes), "binary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "doctor"})
    void noPermission(String command) throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        Path file = Files.writeString(testbed.folder().resolve("secret"), "[mysqld]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        refused(command, file, "secret");
    }

    /** Java takes such a locale for C, where no letter beyond ASCII survives; the language is meant all the same. */
    @Test
    void aLocaleThatTheMachineLacksCostsNoLetters() {
        testbed.galeractl("explain", "壊れた")
                .env("LC_ALL", "ja_XX.UTF-8")
                .run()
                .assertExit(0)
                .assertOut("壊れた")
                .assertOut("未知");
    }

    @Test
    void emptyLogHasNoSignOfGalera() throws Exception {
        Path file = Files.createFile(testbed.folder().resolve("empty.log"));
        testbed.galeractl("doctor", file).run().assertExit(0).assertOut("GAL900");
    }

    @Test
    void emptyOptionFileLacksEverything() throws Exception {
        Path file = Files.createFile(testbed.folder().resolve("empty.cnf"));
        ProgramResult result = testbed.galeractl("validate", file).run();
        assertThat(result.exitStatus()).as("%s", result).isIn(0, 1);
        noStackTrace(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "doctor"})
    void hugeLine(String command) throws Exception {
        Path file = testbed.folder().resolve("huge");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            // Sparse: a gigabyte that takes no space. Zero bytes in it make it binary as well.
            huge.writeBytes("130125 12:53:41 [Note] WSREP: ");
            huge.setLength(1L << 30);
        }
        ProgramResult result = testbed.galeractl(command, file).run();
        assertThat(result.exitStatus()).as("%s", result).isLessThan(3);
        noStackTrace(result);
    }

    @Test
    void fileThatIncludesItself() throws Exception {
        Path file = testbed.folder().resolve("loop.cnf");
        Files.writeString(file, "[mysqld]\n!include " + file + "\n");
        ProgramResult result = testbed.galeractl("validate", file).run();
        assertThat(result.exitStatus()).as("%s", result).isBetween(0, 2);
        assertThat(result.out() + result.err()).contains("loop.cnf");
        noStackTrace(result);
    }

    @Test
    void datadirOfAnotherProduct() throws Exception {
        NodeFiles node = testbed.nodes(2).get(0);
        Files.createDirectories(node.datadir());
        // MySQL 8 keeps its dictionary here; MariaDB has no such file.
        Files.write(node.datadir().resolve("mysql.ibd"), new byte[16384]);
        Files.writeString(node.datadir().resolve("auto.cnf"), "[auto]\nserver-uuid=x\n");
        ProgramResult result = testbed.galeractl("bootstrap", "--defaults-file=" + node.defaultsFile(), "--yes")
                .run();
        assertThat(result.exitStatus()).as("%s", result).isIn(2, 3);
        noStackTrace(result);
        assertThat(node.datadir().resolve("ibdata1")).doesNotExist();
    }

    private void refused(String command, Path file, String named) {
        ProgramResult result = testbed.galeractl(command, file).run().assertExit(2);
        assertThat(result.err().lines().count()).as("%s", result).isBetween(1L, 2L);
        assertThat(result.err()).contains(named);
        assertThat(result.out()).isEmpty();
        noStackTrace(result);
    }

    private static void noStackTrace(ProgramResult result) {
        assertThat(result.out() + result.err()).doesNotContain("\tat ", "Exception");
    }
}
