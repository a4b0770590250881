package dev.galeractl.bootstrap.cluster.preflight;

import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.CLUSTER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.FRESH;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.facts;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.look.Reachability.Answer;
import dev.galeractl.bootstrap.cluster.look.Reachability.Attempt;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosedWaysTest {
    private static final IgnoredChecks ACCEPTED = new IgnoredChecks(Map.of("reachable", "it is opened tomorrow"));

    private static Attempt closed(String from, String to, int port) {
        return new Attempt(from, to, port, Answer.DROPPED, Optional.empty());
    }

    private static List<String> at(String node, Attempt... attempts) {
        ClusterFacts facts = new ClusterFacts(List.of(new Heard(node, facts(CLUSTER, node, text(FRESH)))));
        PreflightReport report = ACCEPTED.in(ClusterPreflight.check(
                CLUSTER, facts, new Reachability(Arrays.asList(attempts)), Goal.newCluster(CLUSTER)));
        return ClosedWays.at(node, CLUSTER, report).stream()
                .map(it -> it.in(Locale.ENGLISH))
                .toList();
    }

    @Test
    void waysToAndFromTheNodeSayWhoCannotReachWhomAtWhichPort() {
        assertThat(at("db2", closed("db1", "db2", 4444), closed("db2", "db3", 4567)))
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("db1 cannot reach port 4444 of db2: nothing comes back."),
                        it -> assertThat(it).startsWith("db2 cannot reach port 4567 of db3: nothing comes back."));
    }

    @Test
    void waysBetweenOthersAndThoseOfClientsAreNoReason() {
        assertThat(at("db2", closed("db1", "db3", 4444), closed("db1", "db2", 3306)))
                .isEmpty();
    }

    @Test
    void openAndUntriedWaysAreNoReason() {
        assertThat(at(
                        "db2",
                        new Attempt("db1", "db2", 4444, Answer.REACHED, Optional.empty()),
                        new Attempt("db1", "db2", 4568, Answer.UNTRIED, Optional.empty())))
                .isEmpty();
    }
}
