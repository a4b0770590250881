package dev.galeractl.diagnostics.config.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people have them: mended once, all is done, and the patch is taken. */
class PublishedFilesMendedTest {

    private static final Path FOLDERS = Path.of("src/test/optionfiles");

    @TempDir
    private Path folder;

    static Stream<Path> published() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.map(it -> it.resolve("my.cnf")).filter(Files::exists).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void itIsMendedOnce(Path path) throws IOException {
        String notes = Files.readString(path.resolveSibling("notes"));
        Optional<ServerVersion> version = notes.lines()
                .filter(line -> line.startsWith("version: "))
                .findFirst()
                .flatMap(line -> ServerVersion.parseWanted(line.substring(9).strip()));
        SourceText file = new SourceText("my.cnf", TextFiles.read(path).text());

        mendedOnce(file, version, MendedText.SAFE);
        mendedOnce(file, version, MendedText.ALL);
    }

    private void mendedOnce(SourceText file, Optional<ServerVersion> version, Predicate<Mend> allowed) {
        MendedText once = MendedText.of(file, version, allowed);
        MendedText twice = MendedText.of(new SourceText("my.cnf", once.text()), version, allowed);

        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(twice.mended().made()).isEmpty();
        for (ChangedFile changed : once.mended().files()) {
            assertThat(PatchProgram.applied(folder, file, changed.diff("my.cnf")))
                    .isEqualTo(once.text());
        }
    }
}
