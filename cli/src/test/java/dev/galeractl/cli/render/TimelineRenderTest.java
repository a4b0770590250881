package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.identity.KnownNode;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.timeline.Timeline;
import dev.galeractl.diagnostics.timeline.TimelineCategory;
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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code galeractl timeline} and {@code galeractl whois} make of recorded logs, as text and as document. */
class TimelineRenderTest {
    private static final Path GOLDENS = Path.of("src/test/goldens");
    private static final Path LOGS = Path.of("../diagnostics/src/test/logs");
    private static final Reading READING =
            new Reading(List.of(), List.of(), Optional.empty(), false, false, List.of(), List.of());

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void aMemberThatWasKilledAndCameBack(int width) throws IOException {
        Golden.assertMatches(
                GOLDENS.resolve("timeline-" + width + "-en.txt"),
                text(read("member-killed-and-back", "db1", "db2", "db3"), width, Language.EN));
    }

    @Test
    void inJapanese() throws IOException {
        Golden.assertMatches(
                GOLDENS.resolve("timeline-120-ja.txt"),
                text(read("member-killed-and-back", "db1", "db2", "db3"), 120, Language.JA));
    }

    @Test
    void clocksThatDifferAreCorrectedAndTheHeaderSaysSo() throws IOException {
        CaseFile caseFile = read("clocks-differ", "db1", "db2", "db3");
        Timeline views = Timeline.of(caseFile, Set.of(TimelineCategory.VIEWS));
        String text = new TimelineText(Theme.PLAIN, 120, Messages.in(Language.EN))
                .of(views, caseFile.membership().directory(), READING);
        Golden.assertMatches(GOLDENS.resolve("timeline-clocks-120-en.txt"), text);
        assertThat(text).contains("clock 42 s ahead, corrected").contains("clock 9:00:00 ahead, corrected");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 160})
    void noLineIsWiderThanTheTerminal(int width) throws IOException {
        assertThat(text(read("split-in-halves-healed", "db1", "db2", "db3", "db4"), width, Language.EN)
                        .lines())
                .allMatch(line -> TextWidth.of(line) <= width);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoIsWho(Language language) throws IOException {
        NodeDirectory directory =
                read("member-killed-and-back", "db1").membership().directory();
        Golden.assertMatches(
                GOLDENS.resolve("whois-80-" + language.name().toLowerCase(Locale.ROOT) + ".txt"),
                new WhoisReport(Theme.PLAIN, 80, Messages.in(language), false).text(directory.nodes(), READING));
    }

    @Test
    void documentsKeepToTheirSchemas() throws IOException {
        for (String scenario : List.of("clocks-differ", "two-nodes-one-name", "member-stalled-and-back")) {
            CaseFile caseFile = read(scenario, "db1", "db2", "db3");
            NodeDirectory directory = caseFile.membership().directory();
            Schemas.assertValid(
                    "timeline",
                    TimelineJson.of(Timeline.of(caseFile, Set.of()), directory, READING, Messages.in(Language.EN)));
            List<KnownNode> found = directory.find("db2");
            assertThat(found).isNotEmpty();
            Schemas.assertValid(
                    "whois",
                    new WhoisReport(Theme.PLAIN, 80, Messages.in(Language.EN), false).json(Optional.of("db2"), found));
        }
    }

    @Test
    void anEmptyTimelineSaysSo() throws IOException {
        CaseFile caseFile = read("healthy", "db1");
        Timeline none = Timeline.of(caseFile, Set.of(TimelineCategory.SECURITY));
        assertThat(new TimelineText(Theme.PLAIN, 80, Messages.in(Language.EN))
                        .of(none, caseFile.membership().directory(), READING))
                .contains("Nothing of this kind");
    }

    private static String text(CaseFile caseFile, int width, Language language) {
        return new TimelineText(Theme.PLAIN, width, Messages.in(language))
                .of(Timeline.of(caseFile, Set.of()), caseFile.membership().directory(), READING);
    }

    private static CaseFile read(String scenario, String... names) throws IOException {
        Doctor doctor = new Doctor();
        for (String name : names) {
            try (InputStream in = Files.newInputStream(LOGS.resolve(scenario).resolve(name + ".log"))) {
                LogReader.read(name + ".log", in, doctor.log(name + ".log"));
            }
        }
        return doctor.caseFile(Optional.empty());
    }
}
