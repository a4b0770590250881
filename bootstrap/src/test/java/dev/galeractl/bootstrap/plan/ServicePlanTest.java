package dev.galeractl.bootstrap.plan;

import static dev.galeractl.bootstrap.fact.SomeFacts.CLUSTER;
import static dev.galeractl.bootstrap.fact.SomeFacts.member;
import static dev.galeractl.bootstrap.fact.SomeFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.PackageServer;
import dev.galeractl.bootstrap.fact.PriorRun;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServiceReading;
import dev.galeractl.bootstrap.fact.ServiceReading.Kind;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyTable;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans for a node whose server is a service's. */
class ServicePlanTest {
    private static final WsrepStatus NO_PROVIDER = new WsrepStatus(Map.of("version", "10.11.18-MariaDB"));
    private static final ServiceReading EXACTLY = new ServiceReading(Kind.EXACTLY, List.of());

    @Test
    void theServiceThatReadsTheFileIsStartedAsTheFirstNodeAndItsSwitchTakenBack() {
        assertThat(slugs(bootstrap(new SomeFacts().with(Contents.SYSTEM_ONLY).service())))
                .containsExactly("start-first", "await-synced", "clear-bootstrap-switches");
    }

    @Test
    void aJoinersServiceMayTakeItsTimeUntilItIsSynced() {
        assertThat(slugs(join(new SomeFacts()
                        .with(Contents.SYSTEM_ONLY)
                        .peers(member("10.0.0.2", CLUSTER, true))
                        .service())))
                .containsExactly("raise-start-timeout", "start-joiner", "await-synced", "lower-start-timeout");
    }

    @Test
    void aServiceThatReadsSomethingElseIsLeftAlone() {
        SomeFacts facts = new SomeFacts().service(new ServiceReading(Kind.OTHERS, List.of("/etc/my.cnf")), true, true);
        assertThat(slugs(bootstrap(facts))).containsExactly("create-datadir", "start-server", "await-synced");
    }

    @Test
    void aFreshPackagesServerIsStoppedFirst() {
        assertThat(slugs(bootstrap(fresh()))).startsWith("stop-fresh-server", "start-first");
        assertThat(slugs(join(fresh().peers(member("10.0.0.2", CLUSTER, true)))))
                .startsWith("stop-fresh-server", "raise-start-timeout", "start-joiner");
        assertThat(judged(fresh(), Operation.BOOTSTRAP)).isEmpty();
    }

    @Test
    void noOtherServerIsStopped() {
        SomeFacts withData = fresh().with(Contents.USER_DATA);
        SomeFacts replicating = fresh().running(Origin.FOREIGN, Optional.of(status(CLUSTER, false)));
        SomeFacts silent = fresh().running(Origin.FOREIGN, Optional.empty());
        for (SomeFacts facts : List.of(withData, replicating, silent)) {
            assertThat(slugs(bootstrap(facts))).doesNotContain("stop-fresh-server", "start-first");
            assertThat(judged(facts, Operation.BOOTSTRAP)).isNotEmpty();
            assertThat(judged(facts.peers(member("10.0.0.2", CLUSTER, true)), Operation.JOIN))
                    .isNotEmpty();
        }
    }

    @Test
    void theServerOfAServiceThatReadsAnotherFileIsRefusedWithTheReason() {
        ServiceReading others = new ServiceReading(Kind.OTHERS, List.of("/etc/mysql/my.cnf"));
        List<Refusal> refusals = judged(fresh().service(others, false, false), Operation.BOOTSTRAP);
        assertThat(refusals)
                .anySatisfy(it -> assertThat(it.learned().in(Locale.ENGLISH))
                        .contains("mariadb")
                        .contains("/etc/mysql/my.cnf"));
    }

    @Test
    void whatAnInterruptedRunLeftAtTheServiceIsTakenBack() {
        SomeFacts synced = new SomeFacts()
                .with(Contents.SYSTEM_ONLY)
                .running(Origin.SAME_OPERATION, Optional.of(status(CLUSTER, true)));
        assertThat(slugs(bootstrap(synced.service(EXACTLY, true, false)))).containsExactly("clear-bootstrap-switches");
        assertThat(slugs(join(synced.service(EXACTLY, false, true)))).containsExactly("lower-start-timeout");
        assertThat(bootstrap(synced.service()).steps()).isEmpty();
        assertThat(join(synced.service()).steps()).isEmpty();
    }

    @Test
    void whoseServerItIsIsWrittenDownAfterAnInterruptionToo() {
        SomeFacts synced = new SomeFacts()
                .with(Contents.SYSTEM_ONLY)
                .running(Origin.SAME_OPERATION, Optional.of(status(CLUSTER, true)))
                .prior(new PriorRun("op", false, true, false))
                .service();
        assertThat(slugs(bootstrap(synced))).containsExactly("await-synced");
        assertThat(slugs(join(synced))).containsExactly("await-synced");
    }

    @Test
    void aServerThatIsStillStartingIsOnlyAwaited() {
        SomeFacts starting = new SomeFacts().running(Origin.SAME_OPERATION, Optional.empty());
        assertThat(slugs(join(starting.service(EXACTLY, false, true))))
                .containsExactly("await-synced", "lower-start-timeout");
    }

    @Test
    void aServerThatAnswersIsStoppedByItsService() {
        SomeFacts up = new SomeFacts().running(Origin.GALERACTL, Optional.of(status(CLUSTER, true)));
        assertThat(slugs(stop(up.service()))).containsExactly("stop-service");
        SomeFacts starting = new SomeFacts().running(Origin.GALERACTL, Optional.empty());
        assertThat(slugs(stop(starting.service()))).containsExactly("stop-server");
        SomeFacts own = new SomeFacts()
                .running(Origin.GALERACTL, Optional.of(status(CLUSTER, true)))
                .service(new ServiceReading(Kind.OTHERS, List.of("/etc/my.cnf")), false, false);
        assertThat(slugs(stop(own))).containsExactly("stop-server");
    }

    @Test
    void onlyTheStoppedServersPortIsFreed() {
        Facts facts = fresh().facts();
        assertThat(PackageServer.passedOver(facts).peers()).isEqualTo(facts.peers());
        Facts other = new SomeFacts().running(Origin.FOREIGN, Optional.empty()).facts();
        assertThat(PackageServer.passedOver(other)).isEqualTo(other);
    }

    private static SomeFacts fresh() {
        return new SomeFacts()
                .with(Contents.SYSTEM_ONLY)
                .running(Origin.FOREIGN, Optional.of(NO_PROVIDER))
                .service();
    }

    private static Plan bootstrap(SomeFacts facts) {
        return Planner.bootstrap("op", "xtra", facts.facts());
    }

    private static Plan stop(SomeFacts facts) {
        return Planner.stop("op", "xtra", facts.facts().node());
    }

    private static Plan join(SomeFacts facts) {
        return Planner.join("op", "xtra", facts.facts(), Waivers.NONE);
    }

    private static List<Refusal> judged(SomeFacts facts, Operation operation) {
        return SafetyTable.judge(PackageServer.passedOver(facts.facts()), operation, Waivers.NONE);
    }

    private static List<String> slugs(Plan plan) {
        return plan.steps().stream().map(Step::slug).toList();
    }
}
