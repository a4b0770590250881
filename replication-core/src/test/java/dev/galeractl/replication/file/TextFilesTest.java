package dev.galeractl.replication.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.InputProblem.Kind;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class TextFilesTest {
    @TempDir
    Path folder;

    @Test
    void anEmptyFileIsAnEmptyText() throws IOException {
        assertThat(TextFiles.read(Files.createFile(folder.resolve("my.cnf"))).text())
                .isEmpty();
        assertThat(TextFiles.read(Path.of("/dev/null")).text()).isEmpty();
    }

    @Test
    void whatIsNoUtf8IsLatin1AndLosesNothing() throws IOException {
        Path file = Files.write(folder.resolve("my.cnf"), new byte[] {'a', '=', (byte) 0xe9, '\n'});
        SourceText text = TextFiles.read(file);
        assertThat(text.text()).isEqualTo("a=é\n");
        assertThat(text.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aFileThatIsNotThere() {
        assertProblem(folder.resolve("my.cnf"), Kind.NOT_FOUND, "There is no file " + folder + "/my.cnf.");
    }

    @Test
    void aFolder() {
        assertProblem(folder, Kind.DIRECTORY, folder + " is a folder, not a file.");
    }

    @Test
    void aNamedPipeIsNotWaitedFor() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertProblem(pipe, Kind.NOT_A_FILE, pipe + " is a device, pipe or socket, not a file.");
    }

    @Test
    void aPipeThatSomebodyHandsOverIsRead() throws IOException {
        // As /dev/stdin behind a pipe, or <(…) of a shell.
        Process writer = new ProcessBuilder("sh", "-c", "echo '[mysqld]'; sleep 3").start();
        try {
            assertThat(TextFiles.read(Path.of("/proc", Long.toString(writer.pid()), "fd", "1"))
                            .text())
                    .isEqualTo("[mysqld]\n");
        } finally {
            writer.destroy();
        }
    }

    @Test
    void aFileOfSomebodyElse() throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), "[mysqld]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");
        assertProblem(
                file,
                Kind.NO_PERMISSION,
                file + " cannot be read: no permission for " + System.getProperty("user.name") + ".");
    }

    @Test
    void aBinary() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Path file = Files.write(folder.resolve("noise"), noise);
        assertProblem(file, Kind.BINARY, file + " is a binary file, not a text.");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertProblem(java, Kind.BINARY, java + " is a binary file, not a text.");
    }

    @Test
    void aGigabyteWithoutALineEnd() throws IOException {
        Path file = folder.resolve("huge.cnf");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.write("x".repeat(TextFiles.LARGEST + 10).getBytes(StandardCharsets.UTF_8));
            huge.setLength(1L << 30);
        }
        assertProblem(file, Kind.TOO_LARGE, file + " is larger than 4 MiB; no file of this kind is.");
    }

    @Test
    void aFileWritableByEveryoneSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), "[mysqld]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(TextFiles.read(file).worldWritable()).isFalse();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(TextFiles.read(file).worldWritable()).isTrue();
        Path link = Files.createSymbolicLink(folder.resolve("link.cnf"), file);
        assertThat(TextFiles.read(link).worldWritable()).isTrue();
    }

    @Test
    void packedLogsAreUnpacked() throws IOException {
        Path file = folder.resolve("error.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("2026-11-22 WSREP: up\n".getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream stream = TextFiles.open(file)) {
            assertThat(stream).hasContent("2026-11-22 WSREP: up\n");
        }
    }

    private static void assertProblem(Path file, Kind kind, String sentence) {
        assertThatExceptionOfType(InputProblem.class)
                .isThrownBy(() -> TextFiles.read(file))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(kind))
                .withMessage(sentence);
        if (kind != Kind.TOO_LARGE) {
            assertThatExceptionOfType(InputProblem.class).isThrownBy(() -> {
                try (InputStream stream = TextFiles.open(file)) {
                    stream.readAllBytes();
                }
            });
        }
    }
}
