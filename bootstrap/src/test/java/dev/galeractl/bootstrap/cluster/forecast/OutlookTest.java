package dev.galeractl.bootstrap.cluster.forecast;

import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.CLUSTER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.FRESH;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.MEMBER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.STOPPED;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.facts;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.plan.ExpectedTransfer;
import dev.galeractl.bootstrap.plan.ExpectedTransfer.Kind;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Node FIRST = CLUSTER.nodes().get(0);
    private static final Node SECOND = CLUSTER.nodes().get(1);
    private static final Node THIRD = CLUSTER.nodes().get(2);

    private static ClusterFacts found(String first, String second) {
        return new ClusterFacts(List.of(
                new Heard("db1", facts(CLUSTER, "db1", text(first))),
                new Heard("db2", facts(CLUSTER, "db2", text(second)))));
    }

    private static ExpectedTransfer joining(String member, String joiner) {
        List<ExpectedTransfer> transfers =
                Outlook.ofJoiner(CLUSTER, found(member, joiner), SECOND).transfers();
        assertThat(transfers).hasSize(1);
        return transfers.get(0);
    }

    @Test
    void aJoinerGetsWhatWasForecastFromTheDonorThatWasForecast() {
        ExpectedTransfer copy = joining(MEMBER, FRESH);
        ExpectedTransfer missing = joining(MEMBER, STOPPED);

        assertThat(copy.kind()).isEqualTo(Kind.SST);
        assertThat(copy.reason().key()).isEqualTo("forecast.full.stranger");
        assertThat(copy.donor()).contains("db1");
        assertThat(copy.donorReason().map(Sentence::key)).contains("forecast.donor.only");
        assertThat(copy.bytes()).hasValueSatisfying(it -> assertThat(it).isPositive());
        assertThat(copy.fits()).contains(true);
        assertThat(missing.kind()).isEqualTo(Kind.IST);
        assertThat(missing.bytes()).contains(0L);
    }

    @Test
    void withoutADonorNothingIsKnownButThat() {
        assertThat(joining(STOPPED, FRESH))
                .isEqualTo(new ExpectedTransfer(
                        "db2",
                        Kind.UNKNOWN,
                        Sentence.of("forecast.no-donor", "joiner", "db2"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void aNewClusterBeginsWithItsFirstNodeAndOnlyTheSecondHasACertainDonor() {
        List<ExpectedTransfer> transfers = Outlook.ofFollowers(found(FRESH, FRESH), FIRST, true, List.of(SECOND, THIRD))
                .transfers();

        assertThat(transfers).extracting(ExpectedTransfer::node).containsExactly("db1", "db2", "db3");
        assertThat(transfers).extracting(ExpectedTransfer::kind).containsExactly(Kind.NONE, Kind.SST, Kind.SST);
        assertThat(transfers)
                .extracting(ExpectedTransfer::donor)
                .containsExactly(Optional.empty(), Optional.of("db1"), Optional.empty());
        assertThat(transfers.get(2).bytes()).isEqualTo(transfers.get(1).bytes());
    }

    @Test
    void whoeverFollowsAFirstNodeThatRunsMayGetItFromAnother() {
        Outlook outlook = Outlook.ofFollowers(found(MEMBER, FRESH), FIRST, false, List.of(SECOND));

        assertThat(outlook.transfers()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Kind.SST);
            assertThat(it.donor()).isEmpty();
        });
    }

    @Test
    void everySentenceIsWhole() {
        List<ExpectedTransfer> transfers = Outlook.ofFollowers(found(FRESH, FRESH), FIRST, true, List.of(SECOND))
                .transfers();

        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertThat(transfers)
                    .allSatisfy(it -> assertThat(it.reason().in(locale)).doesNotContain("{"));
        }
    }
}
