package dev.galeractl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    private Path folder;

    @AfterEach
    void compareAgain() {
        System.clearProperty("golden.update");
    }

    @Test
    void sameTextPasses() throws Exception {
        Golden.assertMatches(Files.writeString(folder.resolve("a.txt"), "one\n"), "one\n");
    }

    @Test
    void otherTextFails() throws Exception {
        Path golden = Files.writeString(folder.resolve("a.txt"), "one\n");
        assertThatThrownBy(() -> Golden.assertMatches(golden, "two\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("two");
    }

    @Test
    void missingGoldenFails() {
        assertThatThrownBy(() -> Golden.assertMatches(folder.resolve("none.txt"), "x"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("golden.update");
    }

    @Test
    void updateWritesAndFails() throws Exception {
        System.setProperty("golden.update", "");
        Path golden = folder.resolve("new/a.txt");
        assertThatThrownBy(() -> Golden.assertMatches(golden, "two\n")).isInstanceOf(AssertionError.class);
        assertThat(Files.readString(golden)).isEqualTo("two\n");
    }
}
