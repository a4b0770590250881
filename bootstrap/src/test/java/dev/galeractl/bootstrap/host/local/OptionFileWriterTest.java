package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.bootstrap.host.local.FileNotWritten.Kind;
import dev.galeractl.diagnostics.config.fix.ChangedFile;
import dev.galeractl.diagnostics.config.fix.Edit;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.source.SourceSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionFileWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T23:15:00Z");
    private static final String OLD = "[mysqld]\r\n# \u00fcber\r\na=1";
    private static final String NEW = "[mysqld]\r\n# \u00fcber\r\nb=1";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aFileThatIsNotUtf8() throws IOException {
        file = folder.resolve("my.cnf");
        Files.write(file, OLD.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void theOldFileStaysAsACopyThatNoServerReads() throws IOException {
        Path copy = OptionFileWriter.write(changed(), NOW);

        assertThat(copy).hasFileName("my.cnf.galeractl-20261122T231500Z.bak");
        assertThat(Files.readAllBytes(copy)).isEqualTo(OLD.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Files.readAllBytes(file)).isEqualTo(NEW.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(names()).containsExactlyInAnyOrder("my.cnf", "my.cnf.galeractl-20261122T231500Z.bak");
    }

    @Test
    void aSecondCopyOfTheSameSecondGetsANumber() throws IOException {
        OptionFileWriter.write(changed(), NOW);
        Files.write(file, OLD.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(OptionFileWriter.write(changed(), NOW)).hasFileName("my.cnf.galeractl-20261122T231500Z-2.bak");
    }

    @Test
    void permissionsStay() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Path copy = OptionFileWriter.write(changed(), NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void whereTheNameIsALinkItStaysOne() throws IOException {
        Path place = Files.createDirectory(folder.resolve("real"));
        Path real = Files.move(file, place.resolve("mariadb.cnf"));
        Files.createSymbolicLink(file, real);

        Path copy = OptionFileWriter.write(changed(), NOW);

        assertThat(file).isSymbolicLink();
        assertThat(Files.readAllBytes(real)).isEqualTo(NEW.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(copy).hasParent(place.toRealPath());
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsLeftAlone() throws IOException {
        ChangedFile changed = changed();
        Files.writeString(file, "[mysqld]\nmine=1\n");

        assertRefused(changed, Kind.CHANGED_MEANWHILE);

        assertThat(file).hasContent("[mysqld]\nmine=1\n");
        assertThat(names()).containsExactly("my.cnf");
    }

    @Test
    void aFileWithSeveralNamesIsLeftAlone() throws IOException {
        Files.createLink(folder.resolve("other.cnf"), file);
        FileTime before = Files.getLastModifiedTime(file);

        assertRefused(changed(), Kind.SEVERAL_NAMES);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void aFileThatIsGoneIsNotMadeAnew() throws IOException {
        ChangedFile changed = changed();
        Files.delete(file);

        assertRefused(changed, Kind.NO_FILE);

        assertThat(names()).isEmpty();
    }

    private static void assertRefused(ChangedFile changed, Kind kind) {
        assertThatThrownBy(() -> OptionFileWriter.write(changed, NOW))
                .isInstanceOfSatisfying(
                        FileNotWritten.class,
                        problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    private ChangedFile changed() {
        Edit edit = new Edit(SourceSpan.of(file.toString(), 3, 1, 1), "b");
        return ChangedFile.of(TextFiles.read(file), List.of(edit));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(it -> it.getFileName().toString()).toList();
        }
    }
}
