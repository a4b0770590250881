package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.conflict.ConflictReport;
import dev.galeractl.diagnostics.conflict.Conflicts;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.log.LogReader;
import dev.galeractl.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code galeractl conflicts} makes of recorded logs, as text and as document. */
class ConflictsRenderTest {
    private static final Path GOLDENS = Path.of("src/test/goldens");
    private static final Path LOGS = Path.of("../diagnostics/src/test/logs");
    private static final Reading READING =
            new Reading(List.of(), List.of(), Optional.empty(), false, false, List.of(), List.of());

    @ParameterizedTest
    @EnumSource(Language.class)
    void votesAsText(Language language) throws IOException {
        String name = "conflicts-votes-80-" + language.name().toLowerCase(Locale.ROOT) + ".txt";
        Golden.assertMatches(
                GOLDENS.resolve(name), text(report("ddl-fails-on-one-node", "db1", "db2", "db3"), language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void textFitsItsWidth(Language language) throws IOException {
        assertThat(text(report("conflicts-logged", "db1", "db2"), language).lines())
                .allMatch(line -> TextWidth.of(line) <= 80);
    }

    @Test
    void documentsKeepToTheirSchema() throws IOException {
        for (ConflictReport report : List.of(
                report("conflicts-logged", "db1", "db2"),
                report("vote-right-node-loses-all", "db1", "db2", "db3"),
                report("healthy"))) {
            Schemas.assertValid("conflicts", ConflictsJson.of(report, READING));
        }
    }

    @Test
    void aLogWithoutAnySaysSo() throws IOException {
        assertThat(text(report("healthy", "db1", "db2"), Language.EN)).contains("wsrep_log_conflicts=ON");
    }

    private static String text(ConflictReport report, Language language) {
        return new ConflictsText(Theme.PLAIN, 80, Messages.in(language), false).of(report, READING);
    }

    private static ConflictReport report(String scenario, String... names) throws IOException {
        Conflicts conflicts = new Conflicts();
        for (String name : names) {
            try (InputStream in = Files.newInputStream(LOGS.resolve(scenario).resolve(name + ".log"))) {
                LogReader.read(name + ".log", in, conflicts.log(name + ".log"));
            }
        }
        return conflicts.report();
    }
}
