package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code bootstrap -f} is killed, and run again: it completes, and leaves nothing behind. Or it is taken back: the hosts are what they were. */
class KillHosts {
    private static DescribedHosts hosts;

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.boot("db1", "db2");
    }

    @AfterAll
    static void endHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    static Stream<KillMoment> moments() {
        hosts.restore();
        return KillMoment.of(hosts.program("bootstrap", "-f", "cluster.yaml"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void theSecondRunCompletesWhatWasKilled(KillMoment moment) {
        hosts.restore();
        moment.kill(hosts.program("bootstrap", "-f", "cluster.yaml", "--yes"), hosts);

        hosts.bootstrap().ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.bootstrap().ended(0).json().path("changed").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatWasKilledIsTakenBack(KillMoment moment) {
        hosts.restore();
        List<String> before = hosts.printWithoutData(hosts.network.names());
        moment.kill(hosts.program("bootstrap", "-f", "cluster.yaml", "--yes"), hosts);

        Program undo = hosts.program("bootstrap", "-f", "cluster.yaml", "--undo", "--yes", "--format", "json");
        new OutcomeAnswer(undo.run()).ended(0);

        assertThat(hosts.printWithoutData(hosts.network.names())).isEqualTo(before);
        assertThat(new OutcomeAnswer(undo.run()).ended(0).json().path("changed").asBoolean())
                .isFalse();
    }
}
