package dev.galeractl.bootstrap.cluster.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.cluster.saved.Fingerprint.Moved;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan.Asked;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan.Origin;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.Founding;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a plan's file keeps, what it notices, and which facts a plan stands on. */
class SavedPlanTest {
    private static final String FRESH = RecordedAnswers.text("debian12-fresh.txt");
    private static final PreflightReport NO_CHECKS = new PreflightReport(List.of());

    private static final List<Step> STEPS = List.of(
            new HostStep.TakeClusterLock(List.of("db1"), "op"),
            new HostStep.WriteOptionFile("db1", Path.of("/etc/my.cnf"), "[mysqld]\n", Path.of("/etc/my.cnf.before-op")),
            new HostStep.StartFirst("db1", new Founding.BySwitch("mariadb")));

    @Test
    void whatIsReadIsWhatWasWritten() {
        SavedPlan adding = plan(new Wish.Add("db 1 \"ä\""));

        assertThat(read(SavedPlanText.of(plan(new Wish.Found())))).isEqualTo(plan(new Wish.Found()));
        assertThat(read(SavedPlanText.of(adding))).isEqualTo(adding);
    }

    @Test
    void layoutIsNobodysBusiness() {
        String text = SavedPlanText.of(plan(new Wish.Found()));

        assertThat(read(text.replace("\n", "\n  "))).isEqualTo(plan(new Wish.Found()));
    }

    @Test
    void everyTruncationIsNoticed() {
        String text = SavedPlanText.of(plan(new Wish.Found())).strip();
        for (int length = 0; length < text.length(); length += 7) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> read(cut))
                    .as(cut)
                    .isInstanceOfSatisfying(
                            OperationProblem.class, it -> assertThat(it.kind()).isEqualTo(OperationProblem.Kind.INPUT))
                    .hasMessageMatching("(?s)plan\\.json:\\d+:\\d+: .*");
        }
    }

    @Test
    void everyEditIsNoticedWithItsPlace() {
        String text = SavedPlanText.of(plan(new Wish.Found()));

        assertDamaged(text.replace("\"op\"", "\"other\""), "was changed after it had been written");
        assertDamaged(text.replace("[ \"db7\" ]", "[ \"db7\", \"db8\" ]"), "was changed after it had been written");
        assertDamaged(text.replace("never a member", "former member"), "was changed after it had been written");
        assertDamaged(text.replace("plan-file/v1", "plan-file/v2"), "plan.json:2:", "plan-file/v2");
        assertDamaged(text.replace("\"verb\" :", "\"verbs\" :"), "verb is missing");
        assertDamaged(text.replace("\"verb\" :", "\"by\" : \"me\",\n\"verb\" :"), "twice");
        assertDamaged(text.replace("\"verb\" :", "\"more\" : 1,\n\"verb\" :"), "no field more");
        assertDamaged(text.replace("\"taken\" : 0", "\"taken\" : \"none\""), "taken");
        assertDamaged(text.replace("\"mutates\" : true", "\"mutates\" : []"), "mutates");
        assertDamaged("[]", "An object is expected");
        assertDamaged("{\"schema\": \"galeractl/plan/v1\"}", "plan.json:1:12", "galeractl/plan/v1");
    }

    private static void assertDamaged(String text, String... words) {
        assertThatThrownBy(() -> read(text))
                .as(text)
                .message()
                .contains(words)
                .matches("(?s)plan\\.json:\\d+:\\d+: .*");
    }

    @Test
    void aFactThatMovedIsNamedWithBothItsValues() {
        String text = FRESH.replace("UnitFileState=disabled", "UnitFileState=enabled");

        assertThat(print(FRESH).until(print(text)))
                .containsExactly(new Moved(
                        "db1",
                        "service",
                        Optional.of("systemd mariadb, not enabled, active"),
                        Optional.of("systemd mariadb, enabled, active")));
        List<Refusal> refusals = plan(new Wish.Found()).objections(STEPS, print(text), 0);
        assertThat(refusals)
                .singleElement()
                .satisfies(it -> assertThat(it.reason().in(Locale.ENGLISH))
                        .contains(
                                "db1",
                                "service: systemd mariadb, not enabled, active → systemd mariadb, enabled, active"));
    }

    @Test
    void whatMovesByItselfIsNoFact() {
        String later = FRESH.replaceAll("MemAvailable:( *)\\d+", "MemAvailable:$11024")
                .replaceAll("(?m)(== free\n) \\d+", "$1 123456789")
                .replaceAll("(?m)(== data-bytes\n) \\d+", "$1 987654321")
                .replaceAll("(?m)^ boot .*", " boot 00000000-0000-0000-0000-000000000000")
                .replaceAll("(?m)^ (Uptime|Questions)\t\\d+", " $1\t999");

        assertThat(later).isNotEqualTo(FRESH);
        assertThat(print(FRESH).until(print(later))).isEmpty();
    }

    @Test
    void aThresholdThatWasCrossedIsAFactAndOneThatIsKeptAgainIsNot() {
        Fingerprint quiet = print(FRESH);
        Fingerprint warned = Fingerprint.of(
                facts(FRESH),
                List.of(),
                new PreflightReport(List.of(
                        new Check("clock", "db1", Check.Result.WARN, Sentence.of("check.server.pass"), List.of()))));

        assertThat(quiet.until(warned))
                .containsExactly(new Moved("db1", "check clock", Optional.empty(), Optional.of("warning")));
        assertThat(warned.until(quiet)).isEmpty();
    }

    @Test
    void otherStepsFromTheSameFactsAreNamed() {
        SavedPlan plan = plan(new Wish.Found());
        List<Step> otherText = new ArrayList<>(STEPS);
        otherText.set(
                1,
                new HostStep.WriteOptionFile(
                        "db1", Path.of("/etc/my.cnf"), "[mysqld]\nport=1\n", Path.of("/etc/my.cnf.before-op")));

        assertThat(plan.objections(STEPS, print(FRESH), 0)).isEmpty();
        assertThat(plan.objections(otherText, print(FRESH), 0))
                .singleElement()
                .satisfies(it -> assertThat(it.reason().in(Locale.ENGLISH)).contains("Step 2"));
        assertThat(plan.objections(STEPS.subList(0, 2), print(FRESH), 0)).hasSize(1);
    }

    @Test
    void aPlanThatIsUnderWayGoesOnWithItsOwnStepsOnly() {
        SavedPlan plan = plan(new Wish.Found());
        Fingerprint moved = print(RecordedAnswers.text("debian12-member.txt"));

        assertThat(plan.objections(List.of(STEPS.get(0), STEPS.get(2)), moved, 2))
                .isEmpty();
        assertThat(plan.objections(List.of(new HostStep.StartJoiner("db1", "mariadb")), moved, 2))
                .hasSize(1);
        assertThat(plan.objections(STEPS, moved, 0)).isNotEmpty();
    }

    private static Fingerprint print(String answer) {
        return Fingerprint.of(facts(answer), List.of(), NO_CHECKS);
    }

    private static ClusterFacts facts(String answer) {
        return new ClusterFacts(
                List.of(new Heard("db1", RecordedAnswers.facts(RecordedAnswers.CLUSTER, "db1", answer))));
    }

    private static SavedPlan plan(Wish wish) {
        return new SavedPlan(
                "op",
                new Asked(
                        wish,
                        Path.of("/home/me/cluster.yaml"),
                        Digest.of("cluster: shop"),
                        new Waivers(Set.of(), Set.of(), Set.of("db7")),
                        new TreeMap<>(Map.of("clock", "is \"being\" set: 5 %\n"))),
                new Origin(Instant.parse("2026-11-23T05:00:00Z"), "me@here", 0),
                STEPS.stream().map(it -> SavedStep.of(it, Locale.ENGLISH)).toList(),
                print(FRESH));
    }

    private static SavedPlan read(String text) {
        return SavedPlanReader.read(new SourceText("plan.json", text));
    }
}
