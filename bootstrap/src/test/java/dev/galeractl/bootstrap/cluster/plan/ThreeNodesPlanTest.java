package dev.galeractl.bootstrap.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner.Planned;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.replication.source.SourceText;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which order three hosts become members of a new cluster. */
class ThreeNodesPlanTest {
    private static final List<String> NODES = List.of("db1", "db2", "db3");

    private static final ClusterDescription CLUSTER =
            ClusterFile.read(new SourceText("cluster.yaml", """
                    cluster: shop
                    server: mariadb-10.11
                    sst: {method: mariabackup, account: mysql}
                    tls: {from: own-ca}
                    nodes:
                      - {name: db1, address: 10.0.0.1}
                      - {name: db2, address: 10.0.0.2}
                      - {name: db3, address: 10.0.0.3}
                    """)).description().orElseThrow();

    private static final List<Step> STEPS = new ClusterPlanner(CLUSTER, new Wish.Found(), Waivers.NONE)
            .plan(
                    "new",
                    new ClusterFacts(NODES.stream()
                            .<Member>map(ThreeNodesPlanTest::stopped)
                            .toList()),
                    Optional.empty())
            .plan()
            .steps();

    private static Heard stopped(String node) {
        return SomeMembers.member(
                node,
                NODES,
                SomeFacts.datadir(Contents.SYSTEM_ONLY),
                new ServerFacts.Stopped(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void oneServerIsStartedAtATime() {
        Optional<String> starting = Optional.empty();
        for (Step step : STEPS) {
            if (step instanceof HostStep.StartFirst || step instanceof HostStep.StartJoiner) {
                assertThat(starting).as("%s", step).isEmpty();
                starting = Optional.of(step.node());
            } else if (step instanceof Step.AwaitSynced) {
                assertThat(starting).contains(step.node());
                starting = Optional.empty();
            }
        }
        assertThat(starting).isEmpty();
    }

    @Test
    void aHostIsReadyBeforeItsServerStarts() {
        for (String node : NODES.subList(1, NODES.size())) {
            int start = at(HostStep.StartJoiner.class, node);
            assertThat(at(HostStep.WriteOptionFile.class, node)).isLessThan(start);
            assertThat(at(HostStep.IssueCertificate.class, node)).isLessThan(start);
            assertThat(at(HostStep.RaiseStartTimeout.class, node)).isLessThan(start);
        }
    }

    @Test
    void whileANodeGetsItsDataTheNextHostIsMadeReady() {
        assertThat(at(HostStep.WriteOptionFile.class, "db2")).isGreaterThan(at(Step.AwaitSynced.class, "db1"));
        assertThat(at(HostStep.WriteOptionFile.class, "db3")).isGreaterThan(at(HostStep.StartJoiner.class, "db2"));
        assertThat(at(HostStep.RaiseStartTimeout.class, "db3")).isLessThan(at(Step.AwaitSynced.class, "db2"));
    }

    @Test
    void everyRaisedStartTimeoutIsGivenBackWhenItsNodeIsSynced() {
        for (String node : NODES.subList(1, NODES.size())) {
            assertThat(at(HostStep.LowerStartTimeout.class, node)).isGreaterThan(at(Step.AwaitSynced.class, node));
        }
        assertThat(at(HostStep.LowerStartTimeout.class, "db2"))
                .isBetween(at(HostStep.StartJoiner.class, "db3"), at(Step.AwaitSynced.class, "db3"));
    }

    @Test
    void aDonorIsAMemberThoughItIsNotSyncedWhileItSends() {
        Map<String, String> donor =
                new HashMap<>(SomeFacts.status(SomeFacts.CLUSTER, true).raw());
        donor.put("wsrep_local_state", "2");
        donor.put("wsrep_local_state_comment", "Donor/Desynced");
        donor.put("wsrep_cluster_name", CLUSTER.name());
        donor.put("wsrep_provider_name", "Galera");
        Member first = SomeMembers.member(
                "db1",
                NODES,
                SomeFacts.datadir(Contents.SYSTEM_ONLY, SomeFacts.CLUSTER, -1, false),
                new ServerFacts.Running(4711, ServerFacts.Origin.FOREIGN, Optional.of(new WsrepStatus(donor))),
                Optional.of(List.of()),
                Optional.of(true),
                List.of());

        Planned planned = new ClusterPlanner(CLUSTER, new Wish.Add("db2"), Waivers.NONE)
                .plan("new", new ClusterFacts(List.of(first, stopped("db2"), stopped("db3"))), Optional.empty());

        assertThat(planned.refusals()).isEmpty();
        assertThat(planned.plan().steps())
                .anySatisfy(step -> assertThat(step)
                        .isInstanceOfSatisfying(
                                HostStep.VerifyCluster.class,
                                verify -> assertThat(verify.nodes()).containsExactly("db1", "db2")));
    }

    @Test
    void dataOfPeopleOnADiskOfItsOwnIsNotMovedAside() {
        Heard data = SomeMembers.member(
                "db2",
                NODES,
                SomeFacts.datadir(Contents.USER_DATA),
                new ServerFacts.Stopped(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Waivers named = new Waivers(Set.of(), Set.of("db2"), Set.of());
        ClusterPlanner planner = new ClusterPlanner(CLUSTER, new Wish.Found(), named);

        Planned movable =
                planner.plan("new", new ClusterFacts(List.of(stopped("db1"), data, stopped("db3"))), Optional.empty());
        Planned mounted = planner.plan(
                "new",
                new ClusterFacts(List.of(stopped("db1"), SomeMembers.mounted(data), stopped("db3"))),
                Optional.empty());

        assertThat(movable.plan().steps()).anyMatch(Step.SetDatadirAside.class::isInstance);
        assertThat(mounted.plan().steps()).isEmpty();
        assertThat(mounted.refusals())
                .singleElement()
                .satisfies(it -> assertThat(it.reason().key()).isEqualTo("refusal.user-data.unmovable.reason"));
    }

    @Test
    void systemTablesOnADiskOfItsOwnNeedNotBeMoved() {
        List<Member> mounted = NODES.stream()
                .map(it -> (Member) SomeMembers.mounted(stopped(it)))
                .toList();

        assertThat(new ClusterPlanner(CLUSTER, new Wish.Found(), Waivers.NONE)
                        .plan("new", new ClusterFacts(mounted), Optional.empty())
                        .plan()
                        .steps())
                .isEqualTo(STEPS);
    }

    private static int at(Class<? extends Step> kind, String node) {
        for (int i = 0; i < STEPS.size(); i++) {
            if (kind.isInstance(STEPS.get(i)) && STEPS.get(i).node().equals(node)) {
                return i;
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " of " + node);
    }
}
