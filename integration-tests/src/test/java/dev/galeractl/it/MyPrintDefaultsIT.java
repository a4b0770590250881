package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFile;
import dev.galeractl.replication.optionfile.OptionFileParser;
import dev.galeractl.replication.optionfile.OptionFileProblem;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.testkit.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Option files mean to us what they mean to the installed {@code my_print_defaults}. */
class MyPrintDefaultsIT {
    private static final Path CORPUS = Path.of("../replication-core/src/test/resources/optionfiles")
            .toAbsolutePath()
            .normalize();
    private static final List<String> GROUPS =
            List.of("mysqld", "server", "mariadb", "mariadbd", "galera", "client-server");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("corpus")
    void theRecordedAnswersAreThoseOfTheInstalledProgram(String file) throws Exception {
        byte[] recorded = Files.readAllBytes(CORPUS.resolve(file.replace(".cnf", ".out")));
        assertThat(new String(installed(CORPUS, file), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(recorded, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void generatedFilesAreReadAlike(long seed) throws Exception {
        Random random = new Random(seed);
        Files.createDirectories(folder.resolve("d"));
        for (String name : List.of("d/b.cnf", "d/a.cnf", "inc", "main.cnf")) {
            String text = generated(random);
            // Files that include each other many times over would fill the memory with repetitions.
            Files.writeString(folder.resolve(name), name.equals("main.cnf") ? text : text.replace("inc", "ink"));
        }
        assertReadAlike();
    }

    @Test
    void filesWritableByEveryoneAreIgnoredAlike() throws Exception {
        Files.writeString(folder.resolve("main.cnf"), "[mysqld]\na=1\n!include inc\nb=1\n");
        Files.writeString(folder.resolve("inc"), "[mysqld]\nx=1\n");
        Files.setPosixFilePermissions(folder.resolve("inc"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertReadAlike();
        Files.setPosixFilePermissions(folder.resolve("main.cnf"), PosixFilePermissions.fromString("rw----rw-"));
        assertReadAlike();
    }

    static Stream<String> corpus() throws IOException {
        try (Stream<Path> entries = Files.list(CORPUS)) {
            List<String> names = entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".cnf"))
                    .sorted()
                    .toList();
            assertThat(names).hasSizeGreaterThan(40);
            return names.stream();
        }
    }

    /** More of them with {@code -Dgaleractl.seeds=5000}. */
    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("galeractl.seeds", 150));
    }

    private static final List<String> PIECES = List.of(
            "[mysqld]",
            "[galera]\n",
            "\n[client]",
            "\n[MARIADB ]\n",
            "\n[",
            "]",
            "=",
            "=",
            "#",
            ";",
            "\"",
            "\"",
            "'",
            "\\",
            "\\s",
            "\\n",
            "\\\"",
            "\n",
            "\n",
            "\n",
            "\n",
            "\r\n",
            " ",
            " ",
            "\t",
            "\f",
            "\0",
            "\u00a0",
            "a",
            "b",
            "port",
            "wsrep_on=ON",
            "skip-name",
            "\n!include inc\n",
            "\n!includedir d\n",
            "\n! include  inc \n",
            "\n!include nothing",
            "!",
            "\nkey = value # why\n",
            "\nkey=\"quoted # value\"",
            "à",
            "ム",
            "é",
            "😀",
            "x".repeat(1300),
            " ".repeat(1365));

    private static String generated(Random random) {
        String text;
        do {
            StringBuilder pieces = new StringBuilder(random.nextInt(8) == 0 ? "" : "[mysqld]\n");
            for (int i = random.nextInt(60); i > 0; i--) {
                pieces.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            text = pieces.toString();
        } while (makesTheProgramReadOutsideItsBuffer(text));
        return text;
    }

    /** A blank, an equals sign: the program looks for the name's end before the line's beginning. */
    private static boolean makesTheProgramReadOutsideItsBuffer(String text) {
        return OptionFileParser.parse("main.cnf", text).lines().stream()
                .anyMatch(line -> line.content() instanceof OptionFile.Setting setting
                        && setting.nameSpan().length() == 0
                        && line.tokens().get(0).role() == OptionFile.Role.BLANK);
    }

    private void assertReadAlike() throws Exception {
        EffectiveOptions options = new OptionFileReader(OptionCatalog.none(), folder, Optional.empty())
                .read(folder.resolve("main.cnf"), OptionGroups.of(GROUPS));
        Charset charset = TextFiles.read(folder.resolve("main.cnf")).charset();
        assertThat(new String(rendered(options).getBytes(charset), charset))
                .as("main.cnf: %s", Files.readString(folder.resolve("main.cnf"), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(installed(folder, "main.cnf"), charset));
    }

    private static String rendered(EffectiveOptions options) {
        boolean refused = options.problems().stream()
                .filter(OptionFileProblem::stopsServer)
                .map(OptionFileProblem::kind)
                // These stop the server, not this program.
                .anyMatch(kind -> kind != OptionFileProblem.Kind.SETTING_WITHOUT_NAME
                        && kind != OptionFileProblem.Kind.AMBIGUOUS_NAME);
        if (refused) {
            return "exit 2\n";
        }
        StringBuilder text = new StringBuilder("exit 0\n");
        for (OptionSetting setting : options.settings()) {
            text.append("--").append(setting.writtenName());
            setting.value().ifPresent(value -> text.append('=').append(value));
            text.append('\n');
        }
        return text.toString();
    }

    private static byte[] installed(Path workingFolder, String file) throws Exception {
        Program program = RealServer.program("my_print_defaults", "--defaults-file=" + file)
                .with(GROUPS.toArray());
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(workingFolder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(program.environment());
        Process process = builder.start();
        // Not as text: what the program says need not be UTF-8.
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InputStream output = process.getInputStream()) {
            byte[] said = output.readAllBytes();
            all.writeBytes(("exit " + process.waitFor() + "\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(said);
        }
        return all.toByteArray();
    }
}
