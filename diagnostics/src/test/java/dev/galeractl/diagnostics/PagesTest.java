package dev.galeractl.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import dev.galeractl.diagnostics.finding.LocalizedText;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page says must be so, and every page must say it. */
class PagesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final List<String> CHAPTERS = List.of(
            "What it finds", "Why it matters", "Examples", "What to do", "When to ignore", "Then and now", "Sources");

    /** What one example gave for its page's code. */
    private record Result(List<Finding> findings, List<UnknownCheck> unknown) {}

    static List<FindingPage> pages() {
        return Catalogue.all();
    }

    static List<PageExample> examples() {
        return pages().stream().flatMap(page -> PageExample.of(page).stream()).toList();
    }

    @Test
    void everyPageIsListedAndEveryListedCodeHasItsPage() throws IOException, URISyntaxException {
        URL one = Objects.requireNonNull(
                Catalogue.class.getResource("/dev/galeractl/diagnostics/pages/GAL101-binlog-format-not-row.md"));
        Path folder = Objects.requireNonNull(Path.of(one.toURI()).getParent());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(it -> String.valueOf(it.getFileName())).sorted())
                    .containsExactlyElementsOf(pages().stream()
                            .map(it -> it.code() + "-" + it.slug() + ".md")
                            .toList());
        }
    }

    @Test
    void codesAreSortedAndUnique() {
        assertThat(Catalogue.codes()).isSorted().doesNotHaveDuplicates();
        assertThat(pages().stream().map(FindingPage::slug)).doesNotHaveDuplicates();
    }

    @Test
    void aRetiredCodeIsNotGivenAgain() {
        assertThat(Catalogue.codes()).noneMatch(Catalogue::isRetired);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void metadataIsSound(FindingPage page) {
        assertThat(page.slug()).matches(SLUG);
        assertThat(page.since()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(page.title().en()).matches("[A-Z].*[^.]");
        assertThat(page.title().ja()).doesNotEndWith("。").containsPattern(JAPANESE);
        assertThat(page.circumstances()).isNotEmpty();
        assertThat(page.circumstances().stream().map(Circumstance::name)).doesNotHaveDuplicates();
        page.circumstances().forEach(it -> circumstanceIsSound(page, it));
        page.unknowns().forEach(it -> {
            assertThat(it.name()).matches(SLUG);
            sentences(it.text());
        });
    }

    private static void circumstanceIsSound(FindingPage page, Circumstance circumstance) {
        String where = page.code() + " " + circumstance.name();
        assertThat(circumstance.name()).as(where).matches(SLUG);
        assertThat(circumstance.remedy()).as(where).isNotEmpty();
        sentences(circumstance.when());
        sentences(circumstance.cause());
        circumstance.remedy().forEach(it -> sentences(it.text()));
        circumstance.notHelpful().forEach(PagesTest::sentences);
    }

    /** Whole sentences in both languages, with the same parameters. */
    private static void sentences(LocalizedText text) {
        assertThat(text.en()).matches(Pattern.compile("['A-Z0-9{a-z_].*[.?:]", Pattern.DOTALL));
        assertThat(text.ja()).endsWith("。").containsPattern(JAPANESE);
        assertThat(parameters(text.ja())).as(text.ja()).isEqualTo(parameters(text.en()));
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasItsChapters(FindingPage page) {
        List<String> chapters = page.body()
                .lines()
                .filter(it -> it.startsWith("## "))
                .map(it -> it.substring(3))
                .toList();
        assertThat(chapters).containsExactlyElementsOf(CHAPTERS);
    }

    /** What only running servers show cannot be shown by a text; the tests of the live look see to it. */
    private static final String LIVE = "live";

    @ParameterizedTest
    @MethodSource("pages")
    void everyCircumstanceHasAnExample(FindingPage page) {
        Set<String> shown = PageExample.of(page).stream()
                .flatMap(it -> run(it).findings().stream())
                .map(Finding::circumstance)
                .collect(Collectors.toSet());
        assertThat(shown)
                .containsAll(page.circumstances().stream()
                        .map(Circumstance::name)
                        .filter(it -> !it.equals(LIVE))
                        .toList());
        assertThat(PageExample.of(page)).anyMatch(it -> !it.fires());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleFindsExactlyWhatItMarks(PageExample example) {
        Result result = run(example);

        assertThat(PageExample.places(result.findings(), true)).isEqualTo(example.markedEvidence());
        assertThat(PageExample.places(result.findings(), false)).isEqualTo(example.markedConsequences());
        assertThat(!result.findings().isEmpty()).as("something was found").isEqualTo(example.fires());
        assertThat(result.unknown().stream().map(UnknownCheck::missing).toList())
                .isEqualTo(example.attributeList("unknown"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyParameterOfATextIsSupplied(PageExample example) {
        Result result = run(example);
        result.findings().forEach(SpokenSentences::assertSpoken);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            for (UnknownCheck check : result.unknown()) {
                assertThat(Catalogue.text(check, locale).missing()).doesNotContainPattern(PARAMETER);
            }
        }
    }

    private static Result run(PageExample example) {
        FindingCode code = example.code();
        if (example.language().equals("cnf")) {
            ConfigReport report = new ConfigExample(example).report();
            return new Result(
                    report.findings().stream()
                            .filter(it -> it.code().equals(code))
                            .toList(),
                    report.unknown().stream()
                            .filter(it -> it.code().equals(code))
                            .toList());
        }
        DoctorReport report = new LogExample(example).report();
        return new Result(
                report.findings().stream().filter(it -> it.code().equals(code)).toList(),
                report.unknown().stream().filter(it -> it.code().equals(code)).toList());
    }
}
