package dev.galeractl.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    @TempDir
    Path folder;

    @Test
    void ourResourcesAreLaidOutAndNothingElse() throws IOException {
        Unpacking.unpack(
                jar("META-INF/MANIFEST.MF", "dev/galeractl/Main.class", "dev/galeractl/page.md", "other/data.txt"),
                folder);
        assertThat(files()).containsExactly("dev/galeractl/page.md");
        assertThat(folder.resolve("dev/galeractl/page.md")).hasContent("dev/galeractl/page.md");
    }

    @Test
    void propertiesLieThereAsSortedLinesToo() throws IOException {
        Unpacking.unpack(jar("dev/galeractl/texts.properties"), folder);
        assertThat(files()).containsExactly("dev/galeractl/texts.lines", "dev/galeractl/texts.properties");
    }

    @Test
    void aTextIsWhatItsPropertySays() throws IOException {
        String properties = """
                # a comment
                b.two=\\u0020and\\u0020
                b=場所 {0}
                a.one=x = y
                """;
        assertThat(new String(Unpacking.sortedLines(properties.getBytes(UTF_8)), UTF_8))
                .isEqualTo("a.one\tx = y\nb\t場所 {0}\nb.two\t and \n");
    }

    @Test
    void aTextOfTwoLinesIsNotCutInTwo() {
        assertThatThrownBy(() -> Unpacking.sortedLines("a=b\\nc".getBytes(UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a is more than one line");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(it -> folder.relativize(it).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Each entry's content is its name. */
    private static byte[] jar(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
