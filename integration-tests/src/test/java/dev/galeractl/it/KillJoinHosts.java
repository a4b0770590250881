package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code join -f} is killed, and run again: it completes. Or it is taken back: the host is what it was, and the cluster goes on without it. */
class KillJoinHosts {
    private static DescribedHosts hosts;

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.bootMember("db1", "db2");
    }

    @AfterAll
    static void endHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    static Stream<KillMoment> moments() {
        hosts.restore();
        return KillMoment.of(join());
    }

    private static Program join() {
        return hosts.program("join", "-f", "cluster.yaml", "db2");
    }

    @ParameterizedTest
    @MethodSource("moments")
    void theSecondRunCompletesWhatWasKilled(KillMoment moment) {
        hosts.restore();
        moment.kill(join().with("--yes"), hosts);

        hosts.join("db2").ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.join("db2").ended(0).json().path("changed").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatWasKilledIsTakenBack(KillMoment moment) {
        hosts.restore();
        List<String> before = hosts.printWithoutData(List.of("db2"));
        moment.kill(join().with("--yes"), hosts);

        Program undo = join().with("--undo", "--yes", "--format", "json");
        new OutcomeAnswer(undo.run()).ended(0);

        assertThat(hosts.printWithoutData(List.of("db2"))).isEqualTo(before);
        // A donor whose joiner is gone notices it in its own time.
        hosts.run(
                "db1",
                "until mariadb -NBe \"SHOW STATUS LIKE 'wsrep_local_state_comment'\" | grep -q Synced; do sleep 0.1; done");
        hosts.assertMadeWell(List.of("db1"));
        assertThat(new OutcomeAnswer(undo.run()).ended(0).json().path("changed").asBoolean())
                .isFalse();
    }
}
