package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.plan.ExpectedTransfer;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.status.NodeStatus;
import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import dev.galeractl.bootstrap.status.StatusReport;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.Reading.Damage;
import dev.galeractl.replication.file.Reading.ReadFile;
import dev.galeractl.replication.file.Reading.Shortened;
import dev.galeractl.replication.file.Reading.Skipped;
import dev.galeractl.replication.log.LogReader;
import dev.galeractl.replication.log.envelope.LogForm;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every report in every form, compared with what was looked at and found good; documents also with their schemas. */
class ReportTest {
    private static final Path GOLDENS = Path.of("src/test/goldens");
    private static final Reading READING = new Reading(
            List.of(new ReadFile("all.log", List.of("all.log (pod db-0)"), List.of(LogForm.KUBECTL))),
            List.of(new Damage("x.gz", 10, OptionalInt.of(2), "cut"), new Damage("-", 10, OptionalInt.empty(), "cut")),
            Optional.of(ZoneId.of("Europe/Berlin")),
            true,
            false,
            List.of(new Skipped("ibdata1", Skipped.Reason.NAME), new Skipped("notes.txt", Skipped.Reason.CONTENT)),
            List.of(new Shortened("mariabackup.backup.log", 7)));
    private static final UUID CLUSTER = UUID.fromString("3e7a1b2c-0000-11f1-8000-0123456789ab");

    @ParameterizedTest
    @CsvSource({"80, PLAIN, EN", "120, PLAIN, EN", "80, COLOURED, EN", "80, PLAIN, JA"})
    void findingsAsText(int width, Theme theme, Language language) {
        String name = "findings-" + width + "-" + theme.name().toLowerCase(Locale.ROOT) + "-"
                + language.name().toLowerCase(Locale.ROOT) + ".txt";
        Golden.assertMatches(GOLDENS.resolve(name), in(ValidateFormat.TEXT, theme, width, language));
    }

    @Test
    void textFitsItsWidth() {
        assertThat(validateReport()
                        .in(ValidateFormat.TEXT, new Showing(Theme.PLAIN, 80, Messages.in(Language.JA), true, "1.2.3"))
                        .lines())
                // Evidence is never broken.
                .allMatch(line -> TextWidth.of(line) <= 80 || line.matches(" *\\d+ \\| .*"));
    }

    @Test
    void findingsAsDocument() {
        String json = in(ValidateFormat.JSON, Theme.PLAIN, 80, Language.EN);
        Golden.assertMatches(GOLDENS.resolve("validate.json"), json);
        Schemas.assertValid("validate", json);
    }

    @Test
    void doctorAsDocument() throws IOException {
        String json = DoctorJson.of(evening(), READING, List.of(), Locale.ENGLISH);
        Schemas.assertValid("doctor", json);
        assertThat(json).startsWith("{\n  \"schema\": \"galeractl/doctor/v1\",\n  \"verdict\": \"broken\"");
    }

    @Test
    void statisticsAsDocument() throws IOException {
        Doctor doctor = new Doctor(Optional.of(MessageCatalogue.load()));
        String log = """
                2026-11-22 10:23:11 0 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 2)
                2026-11-22 10:23:12 0 [Note] WSREP: wsrep_notify_cmd is not defined, skipping notification.
                2026-11-22 10:23:13 0 [Note] Plugin 'WEATHER' sees 3 clouds.
                2026-11-22 10:23:14 0 [Note] Plugin 'WEATHER' sees 12 clouds.
                """;
        LogReader.read("a.log", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), doctor.log("a.log"));
        String json = DoctorJson.of(doctor.report(), READING, doctor.statistics(), Locale.ENGLISH);

        Schemas.assertValid("doctor", json);
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"log\": \"a.log\", \"lines\": 4, \"understood\": 1, \"known\": 1, \"unknown\": 2")
                .contains("\"count\": 2, \"shape\": \"Plugin '#' sees # clouds.\"");
    }

    @Test
    void doctorAsText() throws IOException {
        String text =
                new DoctorText(Theme.PLAIN, 80, Messages.in(Language.EN), false).of(evening(), READING, List.of());
        assertThat(text).contains("GAL201").contains("galeractl explain GAL201").contains("BROKEN");
        assertThat(text.replaceAll("\\s+", " "))
                .contains("x.gz breaks off: cut. Its text was read up to line 2 (10 bytes)")
                .contains("taken for Europe/Berlin, the zone of this machine")
                .contains("7 lines from its middle");
    }

    @Test
    void aLogThatBeginsInARunCountsNoStart() throws IOException {
        String text = doctorText("""
                161127 10:15:32 [Note] /usr/sbin/mysqld: Normal shutdown
                161127 10:15:32 [Note] WSREP: Stop replication
                161127 10:15:32 [Note] WSREP: Shifting OPEN -> CLOSED (TO: 42)
                """);
        assertThat(text).startsWith("a.log  stopping (CLOSED)  begins in the middle of a run\n");
    }

    @Test
    void whereNoNodeSpeaksTheFilesAreNamed() throws IOException {
        String text = doctorText("2026-11-22 10:23:12 0 [Note] WSREP: Service thread queue flushed.\n");
        assertThat(text.strip()).endsWith("UNKNOWN  nothing found  all.log");
    }

    private static String doctorText(String log) throws IOException {
        Doctor doctor = new Doctor();
        LogReader.read("a.log", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), doctor.log("a.log"));
        return new DoctorText(Theme.PLAIN, 80, Messages.in(Language.EN), false).of(doctor.report(), READING, List.of());
    }

    @Test
    void planAndOutcomeAsDocuments() {
        Preparation preparation = preparation();
        Outcome outcome = new Outcome(
                "20260101T000000Z-bootstrap-1",
                true,
                List.of(new NodeOutcome(
                        "db1",
                        Optional.of("Synced"),
                        Optional.of(CLUSTER),
                        Optional.of(42L),
                        Optional.empty(),
                        List.of())),
                Optional.empty(),
                Optional.of(Path.of("/var/lib/galeractl/journal")));
        OperationJson documents = new OperationJson(Locale.ENGLISH);
        String plan = documents.plan(preparation);
        String end = documents.outcome(preparation, outcome, List.of(finding()));
        Schemas.assertValid("plan", plan);
        Schemas.assertValid("outcome", end);
        assertThat(plan).contains("\"schema\": \"galeractl/plan/v1\"");
        assertThat(plan.replaceAll("\\s+", " "))
                .contains("\"node\": \"db1\", \"kind\": \"none\"")
                .contains("\"node\": \"db2\", \"kind\": \"sst\", \"reason\": \"All data will be copied: "
                        + "the cluster begins anew with db1.\", \"donor\": \"db1\", \"donorReason\": null, "
                        + "\"bytes\": null, \"fits\": null");
        assertThat(end).contains("\"changed\": true").contains("\"failure\": null");
    }

    @Test
    void aFailureIsFollowedByWhatWasKnownBefore() {
        Preparation preparation = preparation();
        Sentence closed = Sentence.of("check.reachable.dropped", "node", "db1", "to", "db2", "port", "4444");
        Outcome outcome = new Outcome(
                        "20260101T000000Z-bootstrap-1",
                        true,
                        List.of(),
                        Optional.of(new Failure.StepFailed(
                                1,
                                preparation.plan().steps().get(0),
                                Sentence.of("failure.stalled", "node", "db2", "seconds", "30", "state", "Joining"),
                                List.of())),
                        Optional.empty())
                .withHints(List.of(closed));

        String json = new OperationJson(Locale.ENGLISH).outcome(preparation, outcome, List.of());
        String text = new OutcomeText(Theme.PLAIN, 80, Messages.in(Language.EN)).of(preparation, outcome, List.of());

        Schemas.assertValid("outcome", json);
        assertThat(json.replaceAll("\\s+", " ")).contains("\"hints\": [ \"db1 cannot reach port 4444 of db2: ");
        assertThat(text.replaceAll("\\s+", " "))
                .contains("db2 has not moved for 30 s", "it was accepted: db1 cannot reach port 4444 of db2: nothing");
    }

    @Test
    void statusAsTextAndDocument() {
        StatusReport report = new StatusReport(
                Verdict.ATTENTION,
                List.of(
                        node("db1", Reach.ANSWERED, Optional.of("Synced"), Optional.of(CLUSTER)),
                        node("データベース2", Reach.ANSWERED, Optional.of("Donor/Desynced"), Optional.of(CLUSTER)),
                        node("db3", Reach.REFUSED, Optional.empty(), Optional.empty())),
                List.of());
        Golden.assertMatches(
                GOLDENS.resolve("status.txt"), new StatusText(Theme.PLAIN, 80, Messages.in(Language.EN)).of(report));
        Schemas.assertValid("status", StatusJson.of(report, Locale.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void statusOfTwoClustersAndOfNobodyFitsIntoEightyColumns(Language language) {
        UUID other = UUID.fromString("77777777-0000-11f1-8000-0123456789ab");
        StatusText text = new StatusText(Theme.PLAIN, 80, Messages.in(language));
        String two = text.of(new StatusReport(
                Verdict.BROKEN,
                List.of(
                        node("db1", Reach.ANSWERED, Optional.of("Synced"), Optional.of(CLUSTER)),
                        node("db2", Reach.ANSWERED, Optional.of("Synced"), Optional.of(other))),
                List.of()));
        String none = text.of(new StatusReport(
                Verdict.UNKNOWN,
                List.of(
                        node("db1", Reach.REFUSED, Optional.empty(), Optional.empty()),
                        node("db2", Reach.REFUSED, Optional.empty(), Optional.empty())),
                List.of()));
        String ending = language.locale().getLanguage() + ".txt";
        Golden.assertMatches(GOLDENS.resolve("status-two-clusters-" + ending), two);
        Golden.assertMatches(GOLDENS.resolve("status-nobody-" + ending), none);
        assertThat((two + none).lines()).allMatch(line -> TextWidth.of(line) <= 80);
    }

    private static NodeStatus node(String name, Reach reach, Optional<String> state, Optional<UUID> cluster) {
        boolean answered = reach == Reach.ANSWERED;
        return new NodeStatus(
                "192.0.2.1:3306",
                reach,
                answered ? Optional.empty() : Optional.of(new NodeStatus.NoAnswer(Reach.REFUSED, "connection refused")),
                Optional.of(name),
                state,
                cluster,
                answered ? Optional.of(2) : Optional.empty(),
                answered ? Optional.of("Primary") : Optional.empty(),
                answered ? Optional.of(true) : Optional.empty(),
                answered ? Optional.of("10.11.19-MariaDB") : Optional.empty(),
                answered ? Optional.of(17L) : Optional.empty(),
                answered ? Optional.of(0L) : Optional.empty(),
                List.of());
    }

    private static Preparation preparation() {
        Plan plan = new Plan(
                "20260101T000000Z-bootstrap-1",
                Verb.BOOTSTRAP,
                "cluster",
                List.of(),
                List.of(
                        ExpectedTransfer.none("db1"),
                        new ExpectedTransfer(
                                "db2",
                                ExpectedTransfer.Kind.SST,
                                Sentence.of("forecast.full.begins", "first", "db1"),
                                Optional.of("db1"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                List.of(new Step.CreateDatadir("db1", Path.of("/etc/my.cnf"), Path.of("/data"))));
        return new Preparation(List.of(), new PreflightReport(List.of()), plan);
    }

    private static String in(ValidateFormat format, Theme theme, int width, Language language) {
        return validateReport().in(format, new Showing(theme, width, Messages.in(language), false, "1.2.3"));
    }

    private static ValidateReport validateReport() {
        List<Finding> findings = List.of(finding());
        return new ValidateReport(
                Verdict.BROKEN,
                List.of(new SourceFile("/etc/my.cnf", List.of("[mysqld]"), false)),
                findings,
                List.of(),
                Untold.NOTHING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Everything a finding can have: a mark behind tabs and wide letters, a line of its own, many consequences. */
    private static Finding finding() {
        List<Evidence> consequences = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> Evidence.line(
                        "/var/log/mysql/error.log", 40 + i, "130125 12:54:13 [ERROR] WSREP: consequence number " + i))
                .toList();
        String line = "\tbinlog_format = mixed # 日本語";
        return new Finding(
                new FindingCode("GAL101"),
                "wsrep-on",
                Map.of("value", "mixed"),
                List.of(
                        new Evidence("/etc/my.cnf", 7, line.indexOf("mixed") + 1, 5, line),
                        Evidence.line(
                                "/var/log/mysql/error.log",
                                40,
                                "130125 12:31:35 [ERROR] WSREP: Only binlog_format = 'ROW' is currently supported. Configured value: 'mixed'.")),
                consequences,
                Confidence.LIKELY,
                Optional.of("db1"));
    }

    private static DoctorReport evening() throws IOException {
        Doctor doctor = new Doctor();
        try (InputStream in = Files.newInputStream(Path.of("../docs/evening/first-node.log"))) {
            LogReader.read("first-node.log", in, doctor.log("first-node.log"));
        }
        return doctor.report();
    }
}
