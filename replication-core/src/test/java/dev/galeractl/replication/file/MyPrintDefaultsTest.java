package dev.galeractl.replication.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our reading of every file in the corpus is what {@code my_print_defaults} of MariaDB 10.11 said about it; recorded by
 * {@code scripts/record-option-files}, and compared with the installed program by an integration test.
 */
class MyPrintDefaultsTest {
    private static final Path CORPUS = Path.of("src/test/resources/optionfiles");
    private static final OptionGroups GROUPS =
            OptionGroups.of("mysqld", "server", "mariadb", "mariadbd", "galera", "client-server");

    @ParameterizedTest
    @MethodSource("files")
    void readsAsTheRealProgramDoes(Path file) throws IOException {
        Path recorded = CORPUS.resolve(file.getFileName().toString().replace(".cnf", ".out"));
        EffectiveOptions options =
                new OptionFileReader(OptionCatalog.none(), CORPUS, Optional.empty()).read(file, GROUPS);
        // What is no UTF-8 after the server's cuts is compared as far as it can be: both sides show U+FFFD.
        Charset charset = TextFiles.read(file).charset();
        assertThat(new String(rendered(options).getBytes(charset), charset))
                .isEqualTo(new String(Files.readAllBytes(recorded), charset));
    }

    @Test
    void theCorpusIsLargeEnough() throws IOException {
        assertThat(files().count()).isGreaterThanOrEqualTo(100);
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(CORPUS)) {
            List<Path> files = entries.filter(path -> path.toString().endsWith(".cnf"))
                    .sorted()
                    .toList();
            return files.stream();
        }
    }

    private static String rendered(EffectiveOptions options) {
        // The names that no option can have stop the server, not this program.
        boolean refused = options.problems().stream()
                .anyMatch(problem -> problem.stopsServer()
                        && switch (problem.kind()) {
                            case SETTING_WITHOUT_NAME, AMBIGUOUS_NAME -> false;
                            default -> true;
                        });
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
}
