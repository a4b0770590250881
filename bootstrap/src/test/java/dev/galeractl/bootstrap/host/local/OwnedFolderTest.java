package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedFolderTest {
    private static final String MARK = "mark.json";

    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(parent.resolve("lab"));
    }

    @Test
    void aFolderWithOnlyTheBeginningOfItsMarkGoes() throws IOException {
        Files.writeString(folder.resolve("mark.json.new"), "{\"sch");
        assertThat(owned().isOnlyBegun()).isTrue();
        assertThat(owned().delete(folder)).isTrue();
        assertThat(folder).doesNotExist();
    }

    @Test
    void besideAnythingElseTheBeginningOfAMarkStays() throws IOException {
        Files.writeString(folder.resolve("mark.json.new"), "{");
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        assertThat(owned().isOnlyBegun()).isFalse();
        assertThatThrownBy(() -> owned().delete(folder)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("thesis.txt")).exists();
        assertThat(folder.resolve("mark.json.new")).exists();
    }

    @Test
    void anEmptyFolderAndALinkAreNotBegun() throws IOException {
        assertThat(owned().isOnlyBegun()).isFalse();
        Files.writeString(folder.resolve("mark.json.new"), "{");
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
        assertThat(OwnedFolder.at(link, MARK).isOnlyBegun()).isFalse();
    }

    private OwnedFolder owned() {
        return OwnedFolder.at(folder, MARK);
    }
}
