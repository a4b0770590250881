package dev.galeractl.bootstrap.cluster.forecast;

import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.CLUSTER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.FRESH;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.MEMBER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.OTHER_VERSION;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.STOPPED;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.facts;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.RecordedAnswers;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.bootstrap.text.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinForecastTest {
    /** The recorded member stands at 4 and caches from 1; the recorded stopped node proves 4. */
    private static final String HISTORY = "c0e93f2d-e6e8-11f1-ad19-9a25fb5c14f8";

    private static String member(long last, long cachedFrom) {
        return text(MEMBER)
                .replaceFirst("wsrep_last_committed\t\\d+", "wsrep_last_committed\t" + last)
                .replaceFirst("wsrep_local_cached_downto\t\\d+", "wsrep_local_cached_downto\t" + cachedFrom);
    }

    private static Member heard(String node, String text) {
        return heard(CLUSTER, node, text);
    }

    private static Member heard(ClusterDescription cluster, String node, String text) {
        return new Heard(node, facts(cluster, node, text));
    }

    private static JoinForecast forecast(Member... members) {
        return JoinForecast.of(CLUSTER, new ClusterFacts(List.of(members)), "db2", Optional.of(10L << 20));
    }

    private static List<String> keys(JoinForecast forecast) {
        return forecast.why().stream().map(Sentence::key).toList();
    }

    @Test
    void anEmptyNodeGetsAllDataAndTheTimeFollowsFromTheRate() {
        JoinForecast forecast = forecast(heard("db1", text(MEMBER)), heard("db2", text(FRESH)));

        assertThat(forecast.transfer()).contains(StateTransferForecast.FULL);
        assertThat(forecast.donor()).contains("db1");
        assertThat(forecast.bytes()).hasValueSatisfying(it -> assertThat(it).isGreaterThan(100L << 20));
        assertThat(forecast.time()).contains(Duration.ofSeconds(forecast.bytes().orElseThrow() / (10L << 20)));
        assertThat(forecast.fits()).contains(true);
        assertThat(keys(forecast)).containsExactly("forecast.full.stranger", "forecast.donor.only");
    }

    @ParameterizedTest
    @CsvSource({
        // last committed and first cached of the donor; the joiner proves 4
        "4, 0, INCREMENTAL, 0",
        "104, 5, INCREMENTAL, 27600",
        "104, 6, FULL, -1",
        "104, 0, FULL, -1"
    })
    void onlyWhatIsMissingIsSentWhereTheDonorStillCachesTheNextWriteSet(
            long last, long cachedFrom, StateTransferForecast transfer, long bytes) {
        JoinForecast forecast = forecast(heard("db1", member(last, cachedFrom)), heard("db2", text(STOPPED)));

        assertThat(forecast.transfer()).contains(transfer);
        if (bytes >= 0) {
            // 5 write-sets of 1384 bytes were seen.
            assertThat(forecast.bytes()).contains(bytes);
        } else {
            assertThat(keys(forecast)).contains("forecast.full.cache");
        }
    }

    @Test
    void bytesOfMissingWriteSetsAreUnknownWhereTheDonorSawNone() {
        String silent = member(104, 5).replaceAll("(wsrep_(replicated|received)(_bytes)?)\t\\d+", "$1\t0");

        JoinForecast forecast = forecast(heard("db1", silent), heard("db2", text(STOPPED)));

        assertThat(forecast.transfer()).contains(StateTransferForecast.INCREMENTAL);
        assertThat(forecast.bytes()).isEmpty();
        assertThat(forecast.time()).isEmpty();
    }

    @Test
    void theDonorThatCachesEnoughIsPreferred() {
        JoinForecast forecast =
                forecast(heard("db1", member(104, 50)), heard("db2", text(STOPPED)), heard("db3", member(104, 5)));

        assertThat(forecast.donor()).contains("db3");
        assertThat(forecast.transfer()).contains(StateTransferForecast.INCREMENTAL);
        assertThat(keys(forecast)).contains("forecast.donor.cache");
    }

    @Test
    void theNamedDonorComesFirst() {
        ClusterDescription named = RecordedAnswers.describe("""
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - {name: db1, address: 10.9.0.1}
                  - {name: db2, address: 10.9.0.2}
                  - {name: db3, address: 10.9.0.3, segment: 1}
                options: {wsrep_sst_donor: "db9,db3,"}
                """);
        ClusterFacts facts = new ClusterFacts(List.of(
                heard(named, "db1", text(MEMBER)),
                heard(named, "db2", text(FRESH)),
                heard(named, "db3", text(MEMBER))));

        JoinForecast forecast = JoinForecast.of(named, facts, "db2", Optional.empty());

        assertThat(forecast.donor()).contains("db3");
        assertThat(keys(forecast)).contains("forecast.donor.named");
        assertThat(forecast.time()).isEmpty();
    }

    @Test
    void aDonorOfTheOwnSegmentIsPreferred() {
        ClusterDescription far = RecordedAnswers.describe("""
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - {name: db1, address: 10.9.0.1, segment: 1}
                  - {name: db2, address: 10.9.0.2}
                  - {name: db3, address: 10.9.0.3}
                """);
        ClusterFacts facts = new ClusterFacts(List.of(
                heard(far, "db1", text(MEMBER)), heard(far, "db2", text(FRESH)), heard(far, "db3", text(MEMBER))));

        JoinForecast forecast = JoinForecast.of(far, facts, "db2", Optional.empty());

        assertThat(forecast.donor()).contains("db3");
        assertThat(keys(forecast)).contains("forecast.donor.segment");
    }

    @Test
    void anotherHistoryAndAnUncleanStopAreSaid() {
        String other = text(MEMBER).replace(HISTORY, "11111111-e6e8-11f1-ad19-9a25fb5c14f8");
        assertThat(keys(forecast(heard("db1", other), heard("db2", text(STOPPED)))))
                .contains("forecast.full.other-history");

        String crashed =
                text(STOPPED).replace("== galera.cache\n", "== gvwstate.dat\n bm9uc2Vuc2U=\n== galera.cache\n");
        assertThat(keys(forecast(heard("db1", text(MEMBER)), heard("db2", crashed))))
                .contains("forecast.full.unclean");
    }

    @Test
    void withoutASyncedMemberThereIsNoDonor() {
        JoinForecast forecast = forecast(heard("db1", text(STOPPED)), heard("db2", text(OTHER_VERSION)));

        assertThat(forecast.transfer()).isEmpty();
        assertThat(keys(forecast)).containsExactly("forecast.no-donor");
    }

    @Test
    void aDiskThatIsTooSmallIsSaid() {
        String full = text(FRESH).replaceFirst("(== free\n) \\d+", "$1 209715200");

        assertThat(forecast(heard("db1", text(MEMBER)), heard("db2", full)).fits())
                .contains(false);
    }

    @Test
    void everySentenceIsWhole() {
        JoinForecast forecast = forecast(heard("db1", member(104, 5)), heard("db2", text(STOPPED)));

        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertThat(forecast.why())
                    .allSatisfy(it -> assertThat(it.in(locale)).doesNotContain("{"));
        }
    }
}
