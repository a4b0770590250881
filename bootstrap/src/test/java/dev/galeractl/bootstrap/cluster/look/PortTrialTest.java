package dev.galeractl.bootstrap.cluster.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Between which hosts which ports are tried, and how: nobody's state transfer may be hurt. */
class PortTrialTest {
    private static final String STOPPED = RecordedAnswers.text(RecordedAnswers.STOPPED);

    @Test
    void onAHostWhoseServerIsStoppedEveryPortGetsAListener() {
        Tried tried = tried(STOPPED);

        assertThat(tried.listensAt()).containsExactlyInAnyOrder(4567, 3306, 4568, 4444);
        assertThat(tried.knockedAt())
                .containsExactlyInAnyOrder(
                        "mark=db2,10.9.0.2,4567",
                        "mark=db2,10.9.0.2,3306",
                        "mark=db2,10.9.0.2,4568",
                        "mark=db2,10.9.0.2,4444");
    }

    @Test
    void aServerThatGetsItsDataIsNeitherKnockedAtNorInTheWay() {
        // It listens at none of its ports yet, and will any moment.
        assertNothingIsTried(STOPPED.replace("== servers\n", "== servers\n 812 yes\n"));
    }

    @Test
    void aServerThatIsAboutToStartOrStopIsLeftAlone() {
        assertThat(STOPPED).contains("ActiveState=inactive");
        assertNothingIsTried(STOPPED.replace("ActiveState=inactive", "ActiveState=activating"));
        assertNothingIsTried(STOPPED.replace("ActiveState=inactive", "ActiveState=deactivating"));
    }

    @Test
    void ofAMemberOnlyThePortsOfClientsAndTheGroupAreKnockedAt() {
        Tried tried = tried(RecordedAnswers.text(RecordedAnswers.MEMBER));

        assertThat(tried.knockedAt())
                .filteredOn(it -> it.startsWith("plain="))
                .containsExactlyInAnyOrder("plain=db2,10.9.0.2,4567", "plain=db2,10.9.0.2,3306");
    }

    private static void assertNothingIsTried(String second) {
        assertThat(tried(second).listensAt()).isEmpty();
        assertThat(tried(second).knockedAt()).isEmpty();
    }

    /**
     * What is done about db2.
     *
     * @param listensAt ports of its own
     * @param knockedAt what db1 is told of it
     */
    private record Tried(List<Integer> listensAt, List<String> knockedAt) {}

    private static Tried tried(String second) {
        List<Member> members = List.of(
                new Heard("db1", RecordedAnswers.facts("db1", RecordedAnswers.STOPPED)),
                new Heard("db2", RecordedAnswers.facts(RecordedAnswers.CLUSTER, "db2", second)),
                new Heard("db3", RecordedAnswers.facts("db3", RecordedAnswers.STOPPED)));
        List<TrialPlace> places = TrialPlace.all(RecordedAnswers.CLUSTER, new ClusterFacts(members), List.of());
        PortTrial trial = new PortTrial(places);
        return new Tried(
                listens(trial.arguments(places.get(1))).toList(),
                trial.arguments(places.get(0)).stream()
                        .filter(it -> it.contains("=db2,"))
                        .toList());
    }

    private static Stream<Integer> listens(List<String> arguments) {
        return arguments.stream()
                .filter(it -> it.startsWith("listen="))
                .map(it -> Integer.valueOf(it.split(",", -1)[1]));
    }
}
