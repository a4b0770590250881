package dev.galeractl.completions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFilesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void committedFilesAreWhatIsGenerated() throws Exception {
        assertThat(GeneratedFiles.ofTheProgram(Path.of("..").toAbsolutePath().normalize())
                        .stale())
                .as("not up to date; run scripts/generate")
                .isEmpty();
    }

    @Test
    void checkingTellsMissingDifferentAndLeftOverFiles() throws IOException {
        Files.createDirectory(folder.resolve("own"));
        Files.writeString(folder.resolve("own/old"), "no longer generated");
        Files.writeString(folder.resolve("own/other"), "edited by hand");
        GeneratedFiles files = new GeneratedFiles(
                folder,
                Map.of(Path.of("own/new"), "new\n", Path.of("own/other"), "generated\n"),
                List.of(Path.of("own")));
        assertThat(files.stale()).containsExactly(Path.of("own/old"), Path.of("own/new"), Path.of("own/other"));
    }

    @Test
    void writingMakesThemCurrent() throws IOException {
        Files.createDirectory(folder.resolve("own"));
        Files.writeString(folder.resolve("own/old"), "no longer generated");
        GeneratedFiles files =
                new GeneratedFiles(folder, Map.of(Path.of("own/deep/new"), "new\n"), List.of(Path.of("own")));
        files.write();
        assertThat(files.stale()).isEmpty();
        assertThat(folder.resolve("own/old")).doesNotExist();
        assertThat(folder.resolve("own/deep/new")).hasContent("new\n");
    }
}
