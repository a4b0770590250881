package dev.galeractl.bootstrap.lab;

import static dev.galeractl.bootstrap.fact.SomeFacts.CLUSTER;
import static dev.galeractl.bootstrap.fact.SomeFacts.OTHER_CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabPlannerTest {
    private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");
    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5");

    /** What one node of a lab can be. */
    private enum State {
        NEW,
        HALF_MADE,
        STOPPED_BEHIND,
        STOPPED_AHEAD,
        CRASHED,
        TRANSFER_CUT,
        OTHER_HISTORY,
        MEMBER,
        LONE_PRIMARY,
        NON_PRIMARY,
        SILENT
    }

    @Test
    void aNewLabStartsItsFirstNodeAndLetsTheOthersJoin() {
        Plan plan = LabPlanner.up("op", facts(List.of(State.NEW, State.NEW), false));
        assertThat(plan.steps().stream().map(step -> step.slug() + " " + step.node()))
                .containsExactly(
                        "write-file lab",
                        "write-file node1",
                        "write-file node2",
                        "create-datadir node1",
                        "start-server node1",
                        "await-synced node1",
                        "create-datadir node2",
                        "start-server node2",
                        "await-synced node2");
    }

    @Test
    void nothingIsLeftToDoInAHealthyLab() {
        assertThat(LabPlanner.up("op", facts(List.of(State.MEMBER, State.MEMBER, State.MEMBER), true))
                        .steps())
                .isEmpty();
    }

    @Test
    void theNodeThatKnowsMostStartsFirst() {
        Plan plan = LabPlanner.up("op", facts(List.of(State.STOPPED_BEHIND, State.STOPPED_AHEAD), true));
        assertThat(plan.steps().stream().filter(LabPlannerTest::bootstraps).map(Step::node))
                .containsExactly("node2");
    }

    @Test
    void afterACrashOfAllThePositionsAreLearnedFirst() {
        Plan plan = LabPlanner.up("op", facts(List.of(State.CRASHED, State.STOPPED_AHEAD, State.CRASHED), true));
        assertThat(plan.steps().stream().limit(3).map(step -> step.slug() + " " + step.node()))
                .containsExactly(
                        "recover-position node1", "recover-position node3", "start-most-advanced node1, node2, node3");
    }

    @Test
    void ofTwoClustersTheLargerOneIsTheLab() {
        Plan plan = LabPlanner.up("op", facts(List.of(State.LONE_PRIMARY, State.MEMBER, State.MEMBER), true));
        assertThat(plan.steps().stream().map(step -> step.slug() + " " + step.node()))
                .containsExactly(
                        "stop-server node1",
                        "set-datadir-aside node1",
                        "create-datadir node1",
                        "start-server node1",
                        "await-synced node1");
        assertThat(plan.steps()).noneMatch(LabPlannerTest::bootstraps);
    }

    @Test
    void theFirstNodeIsStoppedLast() {
        Plan plan = LabPlanner.down("op", facts(List.of(State.MEMBER, State.SILENT, State.MEMBER), true));
        assertThat(plan.steps().stream().map(step -> step.slug() + " " + step.node()))
                .containsExactly("kill-server node2", "stop-server node3", "stop-server node1");
    }

    /** Every lab of one to four nodes, each in every state: the four rules of the planner hold for every plan. */
    @Test
    void everyPlanOfEverySmallLabIsSafe() {
        for (int nodes = 1; nodes <= 4; nodes++) {
            int all = (int) Math.pow(State.values().length, nodes);
            for (int index = 0; index < all; index++) {
                List<State> states = new ArrayList<>();
                for (int node = 0, rest = index; node < nodes; node++, rest /= State.values().length) {
                    states.add(State.values()[rest % State.values().length]);
                }
                LabFacts facts = facts(states, true);
                isSafe(states, facts, LabPlanner.up("op", facts));
            }
        }
    }

    private static void isSafe(List<State> states, LabFacts facts, Plan plan) {
        Set<String> running = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < states.size(); i++) {
            if (facts.nodes().get(i).running().isPresent()) {
                running.add("node" + (i + 1));
            }
            if (states.get(i) == State.STOPPED_AHEAD || states.get(i) == State.STOPPED_BEHIND) {
                known.add("node" + (i + 1));
            }
        }
        for (Step step : plan.steps()) {
            if (step instanceof Step.StopServer || step instanceof Step.KillServer) {
                running.remove(step.node());
            } else if (bootstraps(step)) {
                assertThat(running).as("%s: %s", states, step).isEmpty();
                if (states.contains(State.STOPPED_AHEAD)
                        && step instanceof Step.StartServer
                        && stateOf(states, step.node()) == State.STOPPED_BEHIND) {
                    throw new AssertionError(states + " starts the node that is behind: " + step);
                }
                if (step instanceof Step.StartMostAdvanced most) {
                    assertThat(known)
                            .containsAll(most.candidates().stream()
                                    .map(Step.StartMostAdvanced.Candidate::node)
                                    .toList());
                }
                running.add(step.node());
            } else if (step instanceof Step.StartServer) {
                running.add(step.node());
            } else if (step instanceof Step.RecoverPosition) {
                assertThat(running).doesNotContain(step.node());
                known.add(step.node());
            } else if (step instanceof Step.CreateDatadir || step instanceof Step.SetDatadirAside) {
                assertThat(running).as("%s: %s", states, step).doesNotContain(step.node());
            }
        }
        assertThat(plan.steps().stream().filter(LabPlannerTest::bootstraps).count())
                .as("%s", states)
                .isLessThanOrEqualTo(1);
    }

    private static State stateOf(List<State> states, String node) {
        return states.get(Integer.parseInt(node.substring("node".length())) - 1);
    }

    private static boolean bootstraps(Step step) {
        return step instanceof Step.StartMostAdvanced
                || (step instanceof Step.StartServer start && start.role() == LaunchRole.BOOTSTRAP);
    }

    private static LabFacts facts(List<State> states, boolean files) {
        LabSpec spec = new LabSpec("lab", Path.of("/lab"), ADDRESSES.subList(0, states.size()), Optional.empty());
        List<String> members = IntStream.range(0, states.size())
                .filter(i -> states.get(i) == State.MEMBER)
                .mapToObj(i -> ADDRESSES.get(i) + ":3306")
                .toList();
        List<LabFacts.Node> nodes = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            LabNode node = spec.nodes().get(i);
            nodes.add(new LabFacts.Node(
                    node,
                    files ? Optional.of(LabOptionFile.good(spec, node, PROVIDER)) : Optional.empty(),
                    datadir(states.get(i)),
                    server(states.get(i), members, ADDRESSES.get(i) + ":3306")));
        }
        return new LabFacts(spec, files ? Optional.of(LabMark.text(spec)) : Optional.empty(), PROVIDER, nodes);
    }

    private static DatadirFacts datadir(State state) {
        return switch (state) {
            case NEW -> SomeFacts.datadir(Contents.ABSENT);
            case HALF_MADE -> SomeFacts.datadir(Contents.HALF_MADE);
            case STOPPED_BEHIND -> SomeFacts.datadir(Contents.SYSTEM_ONLY, CLUSTER, 5, false);
            case STOPPED_AHEAD -> SomeFacts.datadir(Contents.USER_DATA, CLUSTER, 9, true);
            case CRASHED, MEMBER, NON_PRIMARY, SILENT -> SomeFacts.datadir(Contents.SYSTEM_ONLY, CLUSTER, -1, false);
            case TRANSFER_CUT -> SomeFacts.datadir(Contents.TRANSFER_UNFINISHED);
            case OTHER_HISTORY -> SomeFacts.datadir(Contents.SYSTEM_ONLY, OTHER_CLUSTER, 20, true);
            case LONE_PRIMARY -> SomeFacts.datadir(Contents.SYSTEM_ONLY, OTHER_CLUSTER, -1, true);
        };
    }

    private static ServerFacts server(State state, List<String> members, String own) {
        return switch (state) {
            case MEMBER -> running(Optional.of(status(CLUSTER, true, members)));
            case LONE_PRIMARY -> running(Optional.of(status(OTHER_CLUSTER, true, List.of(own))));
            case NON_PRIMARY -> running(Optional.of(status(CLUSTER, false, List.of())));
            case SILENT -> running(Optional.empty());
            case NEW, HALF_MADE, STOPPED_BEHIND, STOPPED_AHEAD, CRASHED, TRANSFER_CUT, OTHER_HISTORY ->
                new ServerFacts.Stopped();
        };
    }

    private static ServerFacts running(Optional<WsrepStatus> status) {
        return new ServerFacts.Running(4711, Origin.GALERACTL, status);
    }

    private static WsrepStatus status(UUID cluster, boolean primary, List<String> members) {
        Map<String, String> raw =
                new HashMap<>(SomeFacts.status(cluster, primary).raw());
        raw.put("wsrep_incoming_addresses", String.join(",", members));
        return new WsrepStatus(raw);
    }
}
