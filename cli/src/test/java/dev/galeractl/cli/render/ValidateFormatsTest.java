package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.config.ignore.Ignore;
import dev.galeractl.diagnostics.config.ignore.Ignored;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The forms of {@code validate} that other programs read. */
class ValidateFormatsTest {
    private static final Path GOLDENS = Path.of("src/test/goldens");

    /** What must not get through: it would end a command, begin another, or break a document. */
    private static final String NASTY = "a,b:c%\r\n::error::x<&>\"'\u0001 日本";

    @ParameterizedTest
    @EnumSource(
            value = ValidateFormat.class,
            names = {"LINE", "GITHUB", "JUNIT", "SARIF"})
    void formsAreAsTheyWereLookedAt(ValidateFormat format) {
        // Whole pages are in it, which are not this test's business.
        String text = in(format, Language.EN).replaceAll("(\"markdown\": \"## What it finds).*\"", "$1…\"");
        Golden.assertMatches(GOLDENS.resolve("validate-" + format + ".txt"), text);
    }

    @Test
    void aLineIsWhatEditorsTakeApart() {
        assertThat(in(ValidateFormat.LINE, Language.JA).lines().toList())
                .hasSize(3)
                .allMatch(line ->
                        line.matches("(galeractl|[^:]+:\\d+:\\d+): (error|warning|notice): GAL\\d{3} [a-z-]+: .+。"));
    }

    @Test
    void theDocumentSaysWhatIsIgnoredAndWhy() {
        String json = in(ValidateFormat.JSON, Language.EN);
        Schemas.assertValid("validate", json);
        assertThat(json).contains("\"reason\": \"on purpose\"").contains("\"hidden\": 2");
    }

    @Test
    void theCountLineSaysWhatIsLeftOut() {
        assertThat(report().counts(Theme.PLAIN, Messages.in(Language.EN)))
                .isEqualTo("1 error, 2 notices, 1 check could not be made; 1 ignored, 2 less severe ones not shown");
    }

    @Test
    void sarifIsValidByItsOfficialSchema() throws IOException {
        for (Language language : Language.values()) {
            String json = in(ValidateFormat.SARIF, language);
            assertThat(sarifSchema().validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
        // A schema that takes everything would prove nothing.
        String wrong = in(ValidateFormat.SARIF, Language.EN).replace("\"level\": \"note\"", "\"level\": \"notice\"");
        assertThat(sarifSchema().validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/my.cnf, file:///etc/my.cnf",
        "conf/my.cnf, conf/my.cnf",
        "a b:c%.cnf, a%20b%3Ac%25.cnf",
        "設定.cnf, %E8%A8%AD%E5%AE%9A.cnf"
    })
    void aPathBecomesAUri(String path, String uri) {
        assertThat(SarifReport.uri(path)).isEqualTo(uri);
    }

    @Test
    void foreignTextIsNoCommandOfAWorkflow() {
        String commands = GithubReport.of(List.of(unknownOption(NASTY)), Messages.in(Language.EN));
        assertThat(commands.lines()).hasSize(1);
        assertThat(commands).startsWith("::error file=a%2Cb%3Ac%25%0D%0A%3A%3Aerror%3A%3Ax<&>\"'");
    }

    @Test
    void foreignTextDoesNotBreakXml() throws Exception {
        ValidateReport report = new ValidateReport(
                Verdict.BROKEN,
                List.of(new SourceFile(NASTY, List.of(), false)),
                List.of(unknownOption(NASTY)),
                List.of(),
                Untold.NOTHING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
        Document document = xml(report.in(ValidateFormat.JUNIT, showing(Language.EN)));
        Element one = (Element) document.getElementsByTagName("testcase").item(0);
        assertThat(one.getAttribute("file")).isEqualTo(NASTY.replace('\u0001', '\uFFFD'));
    }

    @Test
    void aReaderOfJunitCountsOneFailureForEachError() throws Exception {
        Document document = xml(in(ValidateFormat.JUNIT, Language.EN));
        Element suites = document.getDocumentElement();
        NodeList cases = document.getElementsByTagName("testcase");
        assertThat(suites.getAttribute("tests")).isEqualTo(String.valueOf(cases.getLength()));
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("failure").getLength()).isOne();
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    }

    @Test
    void whereNothingIsFoundACasePasses() throws Exception {
        ValidateReport report = new ValidateReport(
                Verdict.OK,
                List.of(new SourceFile("my.cnf", List.of(), false)),
                List.of(),
                List.of(),
                Untold.NOTHING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
        Document document = xml(report.in(ValidateFormat.JUNIT, showing(Language.EN)));
        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("1");
        assertThat(report.in(ValidateFormat.LINE, showing(Language.EN))).isEmpty();
        assertThat(report.in(ValidateFormat.GITHUB, showing(Language.EN))).isEmpty();
        assertThat(sarifSchema().validate(report.in(ValidateFormat.SARIF, showing(Language.EN)), InputFormat.JSON))
                .isEmpty();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Schema sarifSchema() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ValidateFormatsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String in(ValidateFormat format, Language language) {
        return report().in(format, showing(language));
    }

    private static Showing showing(Language language) {
        return new Showing(Theme.PLAIN, 80, Messages.in(language), false, "1.2.3");
    }

    /** An error in two places, a notice of a whole line, one without a line, and something unknown. */
    private static ValidateReport report() {
        String line = "binlog_format = mixed";
        Finding error = Finding.certain(
                new FindingCode("GAL101"),
                "wsrep-on",
                Map.of("value", "mixed"),
                List.of(new Evidence("/etc/my.cnf", 7, 17, 5, line), Evidence.line("conf.d/a b.cnf", 2, line)));
        Finding notice = Finding.certain(
                new FindingCode("GAL106"), "left-at-default", Map.of(), List.of(Evidence.line("/etc/my.cnf", 3, "x")));
        Finding nowhere = Finding.certain(new FindingCode("GAL102"), "no-galera-option", Map.of(), List.of());
        return new ValidateReport(
                Verdict.BROKEN,
                List.of(
                        new SourceFile("/etc/my.cnf", List.of("[mysqld]"), false),
                        new SourceFile("conf.d/a b.cnf", List.of(), false)),
                List.of(error, nowhere, notice),
                List.of(new UnknownCheck(new FindingCode("GAL104"), "this-host")),
                new Untold(List.of(ignored()), List.of(), 2),
                Optional.of(List.of(new FindingCode("GAL101"))),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static Ignored ignored() {
        Finding finding = Finding.certain(
                new FindingCode("GAL207"),
                "twice",
                Map.of("member", "db1", "address", "gcomm://db1,db1", "mended", "gcomm://db1"),
                List.of(new Evidence("/etc/my.cnf", 9, 3, 4, "x")));
        return new Ignored(
                finding,
                new Ignore(
                        "GAL207",
                        Optional.of("on purpose"),
                        Ignore.Source.COMMENT,
                        new Ignore.AtLine("/etc/my.cnf", 9),
                        Optional.empty()));
    }

    private static Finding unknownOption(String file) {
        return Finding.certain(
                new FindingCode("GAL107"),
                "mistyped",
                Map.of("written", NASTY, "meant", "wsrep_on"),
                List.of(new Evidence(file, 1, 1, 5, NASTY)));
    }
}
