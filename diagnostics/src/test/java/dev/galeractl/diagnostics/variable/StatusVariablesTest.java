package dev.galeractl.diagnostics.variable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusVariablesTest {
    private static final Path RECORDED = Path.of("src/test/variables/wsrep-status-names.txt");

    private final StatusVariables variables = StatusVariables.load();

    @Test
    void everyVariableThatAServerShowsIsKnown() throws IOException {
        List<String> shown = Files.readAllLines(RECORDED).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();

        assertThat(variables.names()).containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void everyEntryIsWholeSentencesInBothLanguages() {
        for (String name : variables.names()) {
            StatusVariable variable = variables.find(name).orElseThrow();
            Stream.of(Optional.of(variable.means()), variable.good(), variable.bad())
                    .flatMap(Optional::stream)
                    .forEach(text -> isSentence(name, text));
            assertThat(variable.see()).as(name).allMatch(Catalogue::contains);
            assertThat(variable.source()).as(name).matches(".* shows it.*");
        }
    }

    private static void isSentence(String name, LocalizedText text) {
        assertThat(text.en()).as(name).endsWith(".");
        assertThat(text.ja()).as(name).endsWith("。");
    }

    @Test
    void optionsAreFoundWithTheFindingsThatSpeakOfThem() {
        assertThat(NamedOption.find("wsrep-cluster-address").orElseThrow().see())
                .isNotEmpty();
        assertThat(NamedOption.find("gcache.size").orElseThrow())
                .matches(NamedOption::ofProvider)
                .matches(option -> option.see().toString().contains("GAL312"));
        assertThat(NamedOption.find("gcache_size")).isEmpty();
        assertThat(NamedOption.find("innodb_autoinc_lock_mode")).isPresent();
        assertThat(NamedOption.find("wsrep-osu-method").orElseThrow().knowledge())
                .isPresent();
        assertThat(NamedOption.closest("wsrep_cluster_adress")).contains("wsrep_cluster_address");
    }
}
