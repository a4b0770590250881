package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.interview.FileStanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsThereIsToldAndLeftAlone() throws IOException {
        Files.writeString(folder.resolve("taken.yaml"), "cluster: old\n");
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("taken.yaml"));
        Files.createSymbolicLink(folder.resolve("dangling.yaml"), folder.resolve("nowhere.yaml"));

        assertThat(standing("taken.yaml")).isEqualTo(FileStanding.TAKEN);
        assertThat(standing("link.yaml")).isEqualTo(FileStanding.TAKEN);
        assertThat(standing("dangling.yaml")).isEqualTo(FileStanding.NO_FILE);
        assertThat(standing(".")).isEqualTo(FileStanding.NO_FILE);
        assertThat(standing("free.yaml")).isEqualTo(FileStanding.FREE);
        assertThat(standing("nowhere/free.yaml")).isEqualTo(FileStanding.NO_FOLDER);
        assertThat(standing("taken.yaml/free.yaml")).isEqualTo(FileStanding.NO_FOLDER);
        assertThat(OutputFiles.standing("a\0b")).isEqualTo(FileStanding.NO_FILE);
        assertThat(folder.resolve("free.yaml")).doesNotExist();
    }

    private FileStanding standing(String name) {
        return OutputFiles.standing(folder.resolve(name).toString());
    }
}
