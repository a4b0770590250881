package dev.galeractl.bootstrap.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Unheard;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner.Planned;
import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.ExpectedTransfer;
import dev.galeractl.bootstrap.plan.ExpectedTransfer.Kind;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.replication.source.SourceText;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every combination of what two hosts can be found as, with every wish and waiver, keeps what must never happen from being planned. */
class ClusterPlannerTest {
    private static final List<String> NODES = List.of("db1", "db2");

    private static final ClusterDescription CLUSTER =
            ClusterFile.read(new SourceText("cluster.yaml", """
                    cluster: shop
                    server: mariadb-10.11
                    sst: {method: mariabackup, account: mysql}
                    nodes:
                      - {name: db1, address: 10.0.0.1}
                      - {name: db2, address: 10.0.0.2}
                    """)).description().orElseThrow();

    private static final PortFacts LISTENING =
            new PortFacts("group", "0.0.0.0", 4567, PortFacts.Use.TAKEN, Optional.empty());

    /** What a host can be found as. */
    private enum State {
        /** The package's server runs, without data. */
        FRESH,
        STOPPED,
        EMPTY,
        DATA_STOPPED,
        /** A server that does not replicate, with people's data. */
        DATA_RUNNING,
        SYNCED,
        /** Of another cluster. */
        SYNCED_ELSEWHERE,
        NON_PRIMARY,
        FORMER_MEMBER,
        UNFINISHED_TRANSFER,
        /** It does not tell whether it replicates. */
        UNASKED,
        UNHEARD,
        /** Without the server's packages, which can be installed. */
        BARE,
        /** Installing them would replace something. */
        BARE_IN_THE_WAY,
        /** An installation of them was interrupted. */
        BARE_UNFINISHED
    }

    private static final List<Waivers> WAIVERS = List.of(
            Waivers.NONE,
            new Waivers(Set.of(), Set.of("db1", "db2"), Set.of()),
            new Waivers(Set.of("db1"), Set.of(), Set.of()),
            new Waivers(Set.of(), Set.of(), Set.of("10.0.0.1", "10.0.0.2")));

    private static final List<Wish> WISHES = List.of(
            new Wish.Found(),
            new Wish.Add("db1"),
            new Wish.Add("db2"),
            new Wish.Found(true),
            new Wish.Add("db2", true));

    private record Situation(Map<String, State> states, Wish wish, Waivers waivers, Optional<PriorOperation> prior) {
        Planned plan() {
            List<Member> members = new ArrayList<>();
            NODES.forEach(it -> members.add(member(it, states.getOrDefault(it, State.FRESH))));
            return new ClusterPlanner(CLUSTER, wish, waivers).plan("new", new ClusterFacts(members), prior);
        }

        List<Step> steps() {
            return plan().plan().steps();
        }

        State of(String node) {
            return states.getOrDefault(node, State.FRESH);
        }
    }

    private static List<Situation> all() {
        List<Optional<PriorOperation>> priors = List.of(
                Optional.empty(),
                Optional.of(
                        new PriorOperation("old", true, Set.of("db1", "db2"), Set.of(), Set.of(), Optional.empty())),
                Optional.of(new PriorOperation(
                        "old", false, Set.of("db1"), Set.of(), Set.of("db1"), Optional.of(SomeFacts.CLUSTER))));
        List<Situation> all = new ArrayList<>();
        for (State first : State.values()) {
            for (State second : State.values()) {
                for (Wish wish : WISHES) {
                    for (Waivers waivers : WAIVERS) {
                        for (Optional<PriorOperation> prior : priors) {
                            all.add(new Situation(Map.of("db1", first, "db2", second), wish, waivers, prior));
                        }
                    }
                }
            }
        }
        return all;
    }

    @Test
    void whatIsRefusedHasNoSteps() {
        assertThat(all()).hasSize(15 * 15 * 5 * 4 * 3).allSatisfy(it -> {
            Planned planned = it.plan();
            assertThat(planned.refusals().isEmpty() || planned.plan().steps().isEmpty())
                    .isTrue();
        });
    }

    @Test
    void dataOfPeopleIsMovedOnlyByName() {
        assertThat(all())
                .allSatisfy(it -> it.steps().stream()
                        .filter(Step.SetDatadirAside.class::isInstance)
                        .forEach(
                                step -> assertThat(it.waivers().overwriteData()).contains(step.node())));
        assertThat(all())
                .filteredOn(it -> it.waivers().overwriteData().isEmpty())
                .filteredOn(it -> NODES.stream()
                        .anyMatch(node -> it.of(node) == State.DATA_STOPPED
                                && starts(it.steps(), node)
                                && !it.waivers().adoptData().contains(node)))
                .isEmpty();
    }

    @Test
    void noServerWithDataIsStopped() {
        assertThat(all())
                .allSatisfy(it -> it.steps().stream()
                        .filter(HostStep.StopFreshServer.class::isInstance)
                        .forEach(step -> assertThat(it.of(step.node())).isEqualTo(State.FRESH)));
    }

    @Test
    void thereIsOneFirstNodeAtMostAndNoneBesideARunningCluster() {
        assertThat(all()).allSatisfy(it -> {
            long firsts = it.steps().stream()
                    .filter(HostStep.StartFirst.class::isInstance)
                    .count();
            assertThat(firsts).isLessThanOrEqualTo(1);
            if (firsts == 1) {
                assertThat(it.wish()).isInstanceOf(Wish.Found.class);
                assertThat(it.states().values())
                        .doesNotContain(State.SYNCED, State.SYNCED_ELSEWHERE, State.NON_PRIMARY, State.UNASKED);
            }
        });
    }

    @Test
    void aHostThatWasNotHeardStopsAFoundingUnlessItIsNamedAndIsNeverWorkedOn() {
        assertThat(all()).allSatisfy(it -> {
            List<Step> steps = it.steps();
            NODES.stream()
                    .filter(node -> it.of(node) == State.UNHEARD)
                    .forEach(node -> assertThat(steps)
                            .noneMatch(
                                    step -> List.of(step.node().split(", ", -1)).contains(node)));
            if (it.wish() instanceof Wish.Found && it.states().containsValue(State.UNHEARD) && !steps.isEmpty()) {
                assertThat(it.waivers().acceptMissing()).isNotEmpty();
            }
        });
    }

    @Test
    void packagesAreInstalledOnlyIfWishedAndBeforeAnythingElseIsDone() {
        assertThat(all()).allSatisfy(it -> {
            List<Step> steps = it.steps();
            List<Step> installs =
                    steps.stream().filter(InstallPackages.class::isInstance).toList();
            assertThat(installs.isEmpty() || it.wish().installs()).isTrue();
            assertThat(installs)
                    .allSatisfy(step -> assertThat(it.of(step.node())).isIn(State.BARE, State.BARE_UNFINISHED));
            if (!installs.isEmpty()) {
                assertThat(steps.subList(1, 1 + installs.size())).isEqualTo(installs);
            }
            NODES.stream()
                    .filter(node -> starts(steps, node))
                    .filter(node -> it.of(node).name().startsWith("BARE"))
                    .forEach(node ->
                            assertThat(installs).anyMatch(step -> step.node().equals(node)));
        });
    }

    @Test
    void anInstallationOfAnotherIsNotFinished() {
        assertThat(all())
                .filteredOn(it -> it.states().containsValue(State.BARE_UNFINISHED))
                .filteredOn(it -> it.steps().stream()
                        .anyMatch(
                                step -> step instanceof InstallPackages && it.of(step.node()) == State.BARE_UNFINISHED))
                .isNotEmpty()
                .allSatisfy(
                        it -> assertThat(it.prior().orElseThrow().installing()).contains("db1"));
    }

    @Test
    void ofAHostThatLacksPackagesTheRefusalSaysHowToGetThem() {
        Planned unasked = founding(Map.of("db1", State.BARE, "db2", State.FRESH), Optional.empty())
                .plan();
        Planned inTheWay = new Situation(
                        Map.of("db1", State.BARE_IN_THE_WAY, "db2", State.FRESH),
                        new Wish.Found(true),
                        Waivers.NONE,
                        Optional.empty())
                .plan();

        assertThat(unasked.refusals()).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo(SafetyRule.PACKAGES);
            assertThat(it.wayOut().in(Locale.ENGLISH)).contains("--install", "apt-get install mariadb-server");
        });
        assertThat(inTheWay.refusals())
                .extracting(it -> it.reason().in(Locale.ENGLISH))
                .contains("Installing mariadb-server on db1 would replace or remove what is installed there: rsync.");
    }

    @Test
    void switchesAreClearedAndLocksReleasedAtTheEnd() {
        assertThat(all()).filteredOn(it -> !it.steps().isEmpty()).allSatisfy(it -> {
            List<Step> steps = it.steps();
            int last = steps.size() - 1;
            assertThat(steps.get(0)).isInstanceOf(HostStep.TakeClusterLock.class);
            assertThat(steps.get(last - 2)).isInstanceOf(HostStep.ClearBootstrapSwitches.class);
            assertThat(steps.get(last - 1)).isInstanceOf(HostStep.VerifyCluster.class);
            assertThat(steps.get(last)).isInstanceOf(HostStep.ReleaseClusterLock.class);
        });
    }

    @Test
    void everyStartIsWaitedForAndATimeoutThatWasRaisedIsLowered() {
        assertThat(all()).allSatisfy(it -> {
            List<Step> steps = it.steps();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i) instanceof HostStep.StartFirst || steps.get(i) instanceof HostStep.StartJoiner) {
                    assertThat(steps.get(i + 1)).isInstanceOf(Step.AwaitSynced.class);
                }
                if (steps.get(i) instanceof HostStep.RaiseStartTimeout raise) {
                    assertThat(steps.subList(i, steps.size()))
                            .anyMatch(step -> step instanceof HostStep.LowerStartTimeout
                                    && step.node().equals(raise.node()));
                }
            }
        });
    }

    @Test
    void ofEveryNodeThatIsStartedItIsSaidHowItGetsItsData() {
        assertThat(all()).allSatisfy(it -> {
            List<Step> steps = it.steps();
            assertThat(it.plan().plan().transfers())
                    .extracting(ExpectedTransfer::node)
                    .containsExactlyElementsOf(
                            NODES.stream().filter(node -> starts(steps, node)).toList());
            assertThat(it.plan().plan().transfers())
                    .allSatisfy(transfer -> assertThat(transfer.kind() == Kind.NONE)
                            .isEqualTo(steps.stream()
                                    .anyMatch(step -> step instanceof HostStep.StartFirst
                                            && step.node().equals(transfer.node()))));
        });
    }

    @Test
    void joiningWritesNothingIntoTheCluster() {
        assertThat(all())
                .filteredOn(it -> it.wish() instanceof Wish.Add)
                .flatExtracting(Situation::steps)
                .noneMatch(step -> step instanceof HostStep.VerifyCluster verify
                        && verify.schema().isPresent())
                .noneMatch(HostStep.CreateTransferAccount.class::isInstance);
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        Situation done = new Situation(
                Map.of("db1", State.SYNCED, "db2", State.SYNCED), new Wish.Found(), Waivers.NONE, Optional.empty());

        assertThat(done.plan().refusals()).isEmpty();
        assertThat(done.steps()).isEmpty();
    }

    @Test
    void everyPrefixOfAFoundingLeadsOn() {
        everyPrefixLeadsOn(State.FRESH, new Wish.Found());
        everyPrefixLeadsOn(State.BARE, new Wish.Found(true));
    }

    private static void everyPrefixLeadsOn(State found, Wish wish) {
        Map<String, State> states = new HashMap<>(Map.of("db1", found, "db2", found));
        List<Step> steps = new Situation(states, wish, Waivers.NONE, Optional.empty()).steps();
        assertThat(steps).isNotEmpty();
        List<String> started = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof HostStep.StopFreshServer || step instanceof InstallPackages) {
                states.put(step.node(), State.STOPPED);
            } else if (step instanceof HostStep.StartFirst || step instanceof HostStep.StartJoiner) {
                states.put(step.node(), State.SYNCED);
                started.add(step.node());
            }
            PriorOperation prior =
                    new PriorOperation("new", false, Set.copyOf(started), Set.of(), Set.of(), Optional.empty());
            Situation resumed = new Situation(Map.copyOf(states), wish, Waivers.NONE, Optional.of(prior));

            assertThat(resumed.plan().refusals()).as("after %s", step).isEmpty();
            assertThat(resumed.steps()).as("after %s", step).last().isInstanceOf(HostStep.ReleaseClusterLock.class);
            NODES.forEach(node -> assertThat(starts(resumed.steps(), node) || states.get(node) == State.SYNCED)
                    .isTrue());
        }
    }

    @Test
    void aServerOfAnotherOperationIsNotTakenForOwn() {
        Situation theirs = new Situation(
                Map.of("db1", State.SYNCED, "db2", State.FRESH), new Wish.Found(), Waivers.NONE, Optional.empty());

        assertThat(theirs.plan().refusals()).isNotEmpty();
    }

    private static Situation founding(Map<String, State> states, Optional<PriorOperation> prior) {
        return new Situation(states, new Wish.Found(), Waivers.NONE, prior);
    }

    private static boolean starts(List<Step> steps, String node) {
        return steps.stream()
                .filter(it -> it instanceof HostStep.StartFirst || it instanceof HostStep.StartJoiner)
                .anyMatch(it -> it.node().equals(node));
    }

    private static Member member(String node, State state) {
        if (state == State.UNHEARD) {
            return new Unheard(
                    node, HostProblem.of(HostProblem.Kind.CONNECTION_TIMED_OUT, node, "address", "10.0.0.9:22"));
        }
        if (state.name().startsWith("BARE")) {
            return SomeMembers.bare(
                    node,
                    NODES,
                    state == State.BARE_IN_THE_WAY ? List.of("rsync") : List.of(),
                    state == State.BARE_UNFINISHED ? List.of("mariadb-server") : List.of());
        }
        ServerFacts server = server(state);
        return SomeMembers.member(
                node,
                NODES,
                datadir(state),
                server,
                schemas(state),
                replicates(state),
                state == State.UNASKED ? List.of(LISTENING) : List.of());
    }

    private static Optional<Boolean> replicates(State state) {
        return switch (state) {
            case FRESH, DATA_RUNNING -> Optional.of(false);
            case SYNCED, SYNCED_ELSEWHERE, NON_PRIMARY -> Optional.of(true);
            case STOPPED,
                    EMPTY,
                    DATA_STOPPED,
                    FORMER_MEMBER,
                    UNFINISHED_TRANSFER,
                    UNASKED,
                    UNHEARD,
                    BARE,
                    BARE_IN_THE_WAY,
                    BARE_UNFINISHED -> Optional.empty();
        };
    }

    private static Optional<List<String>> schemas(State state) {
        return switch (state) {
            case FRESH, SYNCED, SYNCED_ELSEWHERE, NON_PRIMARY -> Optional.of(List.of());
            case DATA_RUNNING -> Optional.of(List.of("shop"));
            case STOPPED,
                    EMPTY,
                    DATA_STOPPED,
                    FORMER_MEMBER,
                    UNFINISHED_TRANSFER,
                    UNASKED,
                    UNHEARD,
                    BARE,
                    BARE_IN_THE_WAY,
                    BARE_UNFINISHED -> Optional.empty();
        };
    }

    private static DatadirFacts datadir(State state) {
        return switch (state) {
            case EMPTY -> SomeFacts.datadir(Contents.EMPTY);
            case DATA_STOPPED, DATA_RUNNING -> SomeFacts.datadir(Contents.USER_DATA);
            case UNFINISHED_TRANSFER -> SomeFacts.datadir(Contents.TRANSFER_UNFINISHED);
            case FORMER_MEMBER -> SomeFacts.datadir(Contents.SYSTEM_ONLY, SomeFacts.OTHER_CLUSTER, 7, true);
            case SYNCED, NON_PRIMARY -> SomeFacts.datadir(Contents.SYSTEM_ONLY, SomeFacts.CLUSTER, -1, false);
            case SYNCED_ELSEWHERE -> SomeFacts.datadir(Contents.SYSTEM_ONLY, SomeFacts.OTHER_CLUSTER, -1, false);
            case FRESH, STOPPED, UNASKED, UNHEARD, BARE, BARE_IN_THE_WAY, BARE_UNFINISHED ->
                SomeFacts.datadir(Contents.SYSTEM_ONLY);
        };
    }

    private static ServerFacts server(State state) {
        return switch (state) {
            case STOPPED,
                    EMPTY,
                    DATA_STOPPED,
                    FORMER_MEMBER,
                    UNFINISHED_TRANSFER,
                    UNHEARD,
                    BARE,
                    BARE_IN_THE_WAY,
                    BARE_UNFINISHED -> new ServerFacts.Stopped();
            case FRESH, DATA_RUNNING ->
                running(Optional.of(new WsrepStatus(Map.of("wsrep_cluster_size", "0", "wsrep_ready", "OFF"))));
            case SYNCED -> running(Optional.of(status(SomeFacts.CLUSTER, true)));
            case SYNCED_ELSEWHERE -> running(Optional.of(status(SomeFacts.OTHER_CLUSTER, true)));
            case NON_PRIMARY -> running(Optional.of(status(SomeFacts.CLUSTER, false)));
            case UNASKED -> running(Optional.empty());
        };
    }

    private static ServerFacts running(Optional<WsrepStatus> status) {
        return new ServerFacts.Running(4711, Origin.FOREIGN, status);
    }

    private static WsrepStatus status(UUID cluster, boolean primary) {
        Map<String, String> values =
                new HashMap<>(SomeFacts.status(cluster, primary).raw());
        values.put("wsrep_cluster_name", "shop");
        values.put("wsrep_provider_name", "Galera");
        return new WsrepStatus(values);
    }
}
