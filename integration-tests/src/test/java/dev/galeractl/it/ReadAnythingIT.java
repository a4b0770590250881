package dev.galeractl.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged doctor reads logs as people have them, and says where it could not. */
class ReadAnythingIT {
    private static final Path EVENING = Path.of("..", "docs", "evening").toAbsolutePath();

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void aRotatedSetInAFolderIsOneLog() throws Exception {
        List<String> lines = Files.readAllLines(EVENING.resolve("first-node.log"));
        Path folder = Files.createDirectories(testbed.folder().resolve("node1"));
        Files.write(folder.resolve("error.log"), lines.subList(30, lines.size()));
        Files.write(folder.resolve("error.log.1"), lines.subList(20, 30));
        Files.write(folder.resolve("error.log.2.gz"), gzip(String.join("\n", lines.subList(0, 20)) + "\n"));
        Files.write(folder.resolve("ibdata1"), new byte[] {0, 1, 2, 3});

        ProgramResult result =
                testbed.galeractl("doctor", folder, "--format=json").run().assertExit(1);

        assertThat(result.out()).contains("\"GAL201\"", "error.log.1\"", "\"line\": 4", "ibdata1");
        assertThat(result.out()).containsPattern("\"starts\": 1,");
    }

    @Test
    void aPatternIsExpanded() throws Exception {
        Files.copy(EVENING.resolve("first-node.log"), testbed.folder().resolve("n1.log"));
        testbed.galeractl("doctor", testbed.folder().resolve("n*.log"))
                .run()
                .assertExit(1)
                .assertOut("GAL201");
        testbed.galeractl("doctor", testbed.folder().resolve("m*.log"))
                .run()
                .assertExit(2)
                .assertErr("No file matches");
    }

    @Test
    void podsInOneStreamAreSeveralNodes() throws Exception {
        String first = prefixed("first-node.log", "[pod/db-0/mariadb] ");
        String second = prefixed("second-node.log", "[pod/db-1/mariadb] ");

        testbed.galeractl("doctor", "-", "--format=json")
                .input(first + second)
                .run()
                .assertExit(1)
                .assertOut("standard input (pod db-0)")
                .assertOut("standard input (pod db-1)")
                .assertOut("GAL213");
    }

    @Test
    void aCutFileIsReadAsFarAsItGoesAndSaysSo() throws Exception {
        byte[] packed = gzip(Files.readString(EVENING.resolve("synced.log")));
        Path file = Files.write(testbed.folder().resolve("a.log.gz"), Arrays.copyOf(packed, packed.length - 5));

        ProgramResult result = testbed.galeractl("doctor", file).run();

        assertThat(result.exitStatus()).as("%s", result).isIn(1, 2);
        assertThat(result.out().replaceAll("\\s+", " ")).contains("breaks off").contains("bytes");
        assertThat(result.out() + result.err()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void aBombIsReadInLittleMemory() throws Exception {
        Path file = testbed.folder().resolve("bomb.gz");
        byte[] lines = "2026-11-22 10:23:11 0 [Note] InnoDB: again and again\n"
                .repeat(10_000)
                .getBytes(UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 1000; i++) {
                out.write(lines);
            }
        }
        testbed.galeractl("doctor", file)
                .env("JAVA_TOOL_OPTIONS", "-Xmx96m")
                .run()
                .assertExit(0)
                .assertOut("GAL900");
    }

    @Test
    void timesAndZonesAreChecked() {
        Path log = EVENING.resolve("first-node.log");
        testbed.galeractl("doctor", log, "--since", "soon").run().assertExit(2).assertErr("soon");
        testbed.galeractl("doctor", log, "--timezone", "Mars")
                .run()
                .assertExit(2)
                .assertErr("Mars");
        testbed.galeractl("doctor", log, "--as", "gzip").run().assertExit(2).assertErr("journal");
        testbed.galeractl("doctor", log, "--since", "2013-01-26").run().assertExit(0);
        testbed.galeractl("doctor", log, "--since", "2013-01-25")
                .run()
                .assertExit(1)
                .assertOut("GAL201");
        testbed.galeractl("doctor", log, "--until", "2013-01-25 12:53:43", "--timezone=Asia/Tokyo", "-v")
                .run()
                .assertOut("Asia/Tokyo");
    }

    private static String prefixed(String name, String prefix) throws IOException {
        return Files.readAllLines(EVENING.resolve(name)).stream()
                .map(line -> prefix + line + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
