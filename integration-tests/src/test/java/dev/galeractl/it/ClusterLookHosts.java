package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.galeractl.bootstrap.cluster.forecast.JoinForecast;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.PeerFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.look.Reachability.Answer;
import dev.galeractl.bootstrap.cluster.look.Reachability.Attempt;
import dev.galeractl.bootstrap.cluster.preflight.ClusterPreflight;
import dev.galeractl.bootstrap.cluster.preflight.Goal;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.guard.SafetyTable;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The look at three whole hosts on one network, over SSH: two with Debian 12, one with Debian 13. */
class ClusterLookHosts {
    @RegisterExtension
    final HostLab lab = new HostLab();

    @Test
    void freshHostsAreSeenAsTheyAreAndPortsInBothDirections() throws Exception {
        HostNetwork network = hosts();
        network.host("db1").run("systemctl start mariadb").assertExit(0);
        network.drop("db1", "db2", 4567);
        network.reject("db3", "db1", 4444);

        LookMain look = look(network);
        ClusterFacts facts = look.facts();
        assertThat(judged(look, look.factsAgain())).isEqualTo(judged(look, facts));
        Reachability tried = look.reachability(facts);
        PreflightReport report = ClusterPreflight.check(look.cluster(), facts, tried, Goal.newCluster(look.cluster()));

        assertThat(facts.heard())
                .extracting(it -> it.hostName().orElseThrow(), it -> it.system().version())
                .containsExactly(tuple("db1", "12"), tuple("db2", "12"), tuple("db3", "13"));
        assertThat(facts.of("db1").orElseThrow().replicates()).contains(false);
        assertThat(tried.attempts())
                .filteredOn(it -> it.answer() != Answer.REACHED && it.answer() != Answer.UNTRIED)
                .extracting(Attempt::from, Attempt::to, Attempt::port, Attempt::answer)
                .containsExactlyInAnyOrder(
                        tuple("db1", "db2", 4567, Answer.DROPPED), tuple("db3", "db1", 4444, Answer.REFUSED));
        // The package's server holds its port.
        assertThat(tried.attempts())
                .filteredOn(it -> it.answer() == Answer.UNTRIED)
                .extracting(Attempt::to, Attempt::port)
                .containsOnly(tuple("db1", 3306));
        assertThat(report.checks())
                .filteredOn(it -> it.result() == Result.FAIL)
                .extracting(Check::slug, Check::node)
                .containsExactly(tuple("reachable", "db1"), tuple("reachable", "db3"));
        assertThat(report.checks())
                .filteredOn(it -> it.slug().equals("same-version"))
                .extracting(Check::result)
                .containsOnly(Result.WARN);
    }

    @Test
    void aLivingMemberIsSeenAndANodeThatWasAwayWillGetOnlyWhatItMissed() throws Exception {
        HostNetwork network = hosts();
        for (String node : List.of("db1", "db2")) {
            network.host(node).write("/etc/mysql/mariadb.conf.d/99-galera.cnf", """
                    [mysqld]
                    bind_address = 0.0.0.0
                    binlog_format = ROW
                    [galera]
                    wsrep_on = ON
                    wsrep_provider = /usr/lib/galera/libgalera_smm.so
                    wsrep_cluster_name = shop
                    wsrep_cluster_address = gcomm://%s,%s
                    wsrep_node_name = %s
                    wsrep_node_address = %s
                    wsrep_sst_method = rsync
                    wsrep_provider_options = "gcache.size=32M"
                    """.formatted(
                            network.address("db1"), network.address("db2"), node, network.address(node)));
        }
        network.host("db1").run("galera_new_cluster").assertExit(0);
        network.host("db2").run("systemctl start mariadb").assertExit(0);
        network.host("db2").run("systemctl stop mariadb").assertExit(0);
        network.host("db1").run("mariadb -e 'create database shop'").assertExit(0);

        LookMain look = look(network);
        ClusterFacts facts = look.facts();
        assertThat(judged(look, look.factsAgain())).isEqualTo(judged(look, facts));

        JoinForecast away = JoinForecast.of(look.cluster(), facts, "db2", Optional.empty());
        assertThat(away.transfer()).as("%s", away).contains(StateTransferForecast.INCREMENTAL);
        assertThat(away.donor()).contains("db1");
        JoinForecast fresh = JoinForecast.of(look.cluster(), facts, "db3", Optional.of(100L << 20));
        assertThat(fresh.transfer()).contains(StateTransferForecast.FULL);
        assertThat(fresh.fits()).contains(true);
        assertThat(SafetyTable.judge(
                        new PeerFacts(look.cluster(), facts).of("db3").orElseThrow(),
                        Operation.BOOTSTRAP,
                        Waivers.NONE))
                .extracting(Refusal::rule)
                .contains(SafetyRule.PRIMARY_ANSWERS);

        network.host("db2")
                .run("systemctl start mariadb && journalctl -u mariadb | grep 'Receiving IST: '")
                .assertExit(0);
    }

    /** All by which a guard judges: what the safety table says of each node, and what else is asked of its server. */
    private static List<Object> judged(LookMain look, ClusterFacts facts) {
        assertThat(facts.heard()).hasSize(look.cluster().nodes().size());
        return facts.heard()
                .<Object>flatMap(it -> Stream.concat(
                        Stream.of(it.service(), it.replicates(), it.schemasOfPeople(), it.presentOptionFile()),
                        Stream.of(Operation.values())
                                .flatMap(operation -> SafetyTable.judge(
                                        new PeerFacts(look.cluster(), facts)
                                                .of(it.node().name())
                                                .orElseThrow(),
                                        operation,
                                        Waivers.NONE)
                                        .stream())))
                .toList();
    }

    private HostNetwork hosts() {
        return lab.network("db1", "db2").add(Suite.TRIXIE, "db3");
    }

    private static LookMain look(HostNetwork network) throws Exception {
        StringBuilder yaml = new StringBuilder(
                "cluster: shop\nserver: mariadb-10.11\nsst: {method: rsync}\nprovider-options: {gcache.size: 32M}\nnodes:\n");
        for (String name : network.names()) {
            yaml.append("  - {name: %s, address: %s}%n".formatted(name, network.address(name)));
        }
        Path description = Files.writeString(network.folder().resolve("cluster.yaml"), yaml);
        return new LookMain(network.folder(), network.sshConfiguration(), description);
    }
}
