package dev.galeractl.bootstrap.plan;

import static dev.galeractl.bootstrap.fact.SomeFacts.CLUSTER;
import static dev.galeractl.bootstrap.fact.SomeFacts.datadir;
import static dev.galeractl.bootstrap.fact.SomeFacts.member;
import static dev.galeractl.bootstrap.fact.SomeFacts.peer;
import static dev.galeractl.bootstrap.fact.SomeFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.PriorRun;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.SafetyTable;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.replication.node.LaunchRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    @Test
    void anEmptyNodeIsCreatedStartedAndAwaited() {
        Plan plan = Planner.bootstrap("op", "xtra", new SomeFacts().facts());
        assertThat(slugs(plan)).containsExactly("create-datadir", "start-server", "await-synced");
        assertThat(plan.remarks()).hasSize(2);
        assertThat(plan.remarks().get(0).in(Locale.ENGLISH))
                .contains("10.0.0.2")
                .contains("not started yet");
    }

    @Test
    void sameFactsSamePlan() {
        assertThat(Planner.bootstrap("op", "xtra", new SomeFacts().facts()))
                .isEqualTo(Planner.bootstrap("op", "xtra", new SomeFacts().facts()));
    }

    @Test
    void nothingIsLeftToDoWhereTheOperationsOwnServerIsSynced() {
        Facts facts = new SomeFacts()
                .with(datadir(Contents.SYSTEM_ONLY, CLUSTER, -1, true))
                .running(Origin.SAME_OPERATION, Optional.of(status(CLUSTER, true)))
                .facts();
        assertThat(Planner.bootstrap("op", "xtra", facts).steps()).isEmpty();
    }

    @Test
    void aServerThatIsStillComingUpIsOnlyAwaited() {
        Facts facts =
                new SomeFacts().running(Origin.SAME_OPERATION, Optional.empty()).facts();
        assertThat(slugs(Planner.bootstrap("op", "xtra", facts))).containsExactly("await-synced");
    }

    @Test
    void dataThatIsOverwrittenByNameIsKeptBeside() {
        Facts facts = new SomeFacts()
                .with(Contents.USER_DATA)
                .peers(member("10.0.0.2", CLUSTER, true))
                .facts();
        Plan plan = Planner.join("op", "xtra", facts, new Waivers(Set.of(), Set.of("db1"), Set.of()));
        assertThat(slugs(plan)).containsExactly("set-datadir-aside", "create-datadir", "start-server", "await-synced");
    }

    @Test
    void adoptedDataOfACrashedServerKeepsItsHistory() {
        Facts facts = new SomeFacts()
                .with(datadir(Contents.USER_DATA, CLUSTER, -1, true))
                .prior(new PriorRun("op", false, true, false))
                .facts();
        assertThat(SafetyTable.judge(facts, Operation.BOOTSTRAP, new Waivers(Set.of("db1"), Set.of(), Set.of())))
                .isEmpty();
        assertThat(slugs(Planner.bootstrap("op", "xtra", facts)))
                .containsExactly("recover-position", "start-server", "await-synced");
    }

    @Test
    void aClusterThatCouldNotBeAskedIsSaidToBeUnknown() {
        Facts facts = new SomeFacts().peers(peer("10.0.0.2", Answer.GALERA)).facts();
        Plan plan = Planner.join("op", "xtra", facts, Waivers.NONE);
        assertThat(plan.remarks()).hasSize(1);
        assertThat(plan.steps().get(3))
                .isEqualTo(
                        new Step.AwaitSynced("db1", facts.node().defaultsFile(), new ExpectedCluster.Unknown("xtra")));
    }

    @Test
    void membersThatTellNoNameAreAskedForItBeforeAnythingIsChanged() {
        Facts facts = new SomeFacts()
                .peers(peer("10.0.0.2", Answer.GALERA), peer("10.0.0.3", Answer.REFUSED))
                .facts();
        assertThat(Planner.join("op", "xtra", facts, Waivers.NONE).steps().get(0))
                .isEqualTo(
                        new Step.AskClusterName("db1", facts.node().defaultsFile(), "xtra", List.of("10.0.0.2:4567")));
    }

    @Test
    void membersAreNotAskedForWhatSqlHasTold() {
        Facts facts = new SomeFacts()
                .peers(peer("10.0.0.2", Answer.GALERA), member("10.0.0.3", CLUSTER, true))
                .facts();
        assertThat(slugs(Planner.join("op", "xtra", facts, Waivers.NONE)))
                .containsExactly("create-datadir", "start-server", "await-synced");
    }

    @Test
    void aNameThatNoClusterCanHaveIsNotAskedFor() {
        Facts facts = new SomeFacts().peers(peer("10.0.0.2", Answer.GALERA)).facts();
        assertThat(slugs(Planner.join("op", "x".repeat(33), facts, Waivers.NONE)))
                .doesNotContain("ask-cluster-name");
    }

    @Test
    void aJoinerIsExpectedInTheClusterOfItsPeers() {
        Facts facts = new SomeFacts().peers(member("10.0.0.2", CLUSTER, true)).facts();
        Plan plan = Planner.join("op", "xtra", facts, Waivers.NONE);
        assertThat(plan.steps().get(2))
                .isEqualTo(
                        new Step.AwaitSynced("db1", facts.node().defaultsFile(), new ExpectedCluster.Known(CLUSTER)));
    }

    /** All clusters of one node and up to three other members, each in every state that a look can show. */
    @Test
    void noPlanThatTheGuardsPassBootstrapsBesideALivingCluster() {
        int passed = 0;
        for (Contents contents : Contents.values()) {
            for (List<PeerEvidence> peers : allPeers(3)) {
                Facts facts = new SomeFacts()
                        .with(contents)
                        .peers(peers.toArray(PeerEvidence[]::new))
                        .facts();
                if (SafetyTable.judge(facts, Operation.BOOTSTRAP, Waivers.NONE).isEmpty()) {
                    passed++;
                    Plan plan = Planner.bootstrap("op", "xtra", facts);
                    assertThat(peers).allMatch(peer -> peer.answer() == Answer.REFUSED);
                    assertThat(slugs(plan)).doesNotContain("set-datadir-aside", "stop-server", "kill-server");
                    assertThat(plan.steps().stream().filter(PlannerTest::bootstraps))
                            .hasSize(1);
                    if (contents == Contents.SYSTEM_ONLY) {
                        assertThat(slugs(plan)).doesNotContain("create-datadir");
                    }
                }
            }
        }
        // Absent, empty, half made and system tables only; with none to three members not started.
        assertThat(passed).isEqualTo(4 * 4);
    }

    @Test
    void aJoinerIsNeverStartedAsTheFirstOfACluster() {
        for (Contents contents : Contents.values()) {
            for (List<PeerEvidence> peers : allPeers(3)) {
                Facts facts = new SomeFacts()
                        .with(contents)
                        .peers(peers.toArray(PeerEvidence[]::new))
                        .facts();
                assertThat(Planner.join("op", "xtra", facts, Waivers.NONE).steps())
                        .noneMatch(PlannerTest::bootstraps);
            }
        }
    }

    private static boolean bootstraps(Step step) {
        return step instanceof Step.StartServer start && start.role() == LaunchRole.BOOTSTRAP;
    }

    private static List<List<PeerEvidence>> allPeers(int most) {
        List<List<PeerEvidence>> all = new ArrayList<>(List.of(List.of()));
        List<List<PeerEvidence>> last = List.of(List.of());
        for (int i = 0; i < most; i++) {
            String address = "10.0.0." + (i + 2);
            List<PeerEvidence> states = new ArrayList<>();
            for (Answer answer : Answer.values()) {
                states.add(peer(address, answer));
            }
            states.add(member(address, CLUSTER, true));
            states.add(member(address, CLUSTER, false));
            List<List<PeerEvidence>> next = new ArrayList<>();
            for (List<PeerEvidence> shorter : last) {
                for (PeerEvidence state : states) {
                    List<PeerEvidence> longer = new ArrayList<>(shorter);
                    longer.add(state);
                    next.add(longer);
                }
            }
            all.addAll(next);
            last = next;
        }
        return all;
    }

    private static List<String> slugs(Plan plan) {
        return plan.steps().stream().map(Step::slug).toList();
    }
}
