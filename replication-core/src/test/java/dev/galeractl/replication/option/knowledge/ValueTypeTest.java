package dev.galeractl.replication.option.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.knowledge.Reading.Bad;
import dev.galeractl.replication.option.knowledge.Reading.Good;
import dev.galeractl.replication.option.knowledge.Reading.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value here was given to a real server or provider; see ProviderValuesIT for the ones that are tried again in each run. */
class ValueTypeTest {
    private static final ValueType DURATION = new ValueType.Span(Bounds.NONE);
    private static final ValueType SIZE = new ValueType.Size(Place.PROVIDER, Bounds.NONE);
    private static final ValueType SERVER_NUMBER = new ValueType.Whole(Place.SERVER, bounds("1", "512"));
    private static final List<String> FORMATS = List.of("MIXED", "STATEMENT", "ROW");

    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "1.5, 1.5",
        ".5, 0.5",
        "5., 5",
        "0, 0",
        "P10S, 10",
        "PT0.5S, 0.5",
        "PT5.S, 5",
        "PT1M, 60",
        "P1M, 2592000",
        "PT1H, 3600",
        "P1H, 3600",
        "P1D, 86400",
        "PT1H2M3S, 3723",
        "P1DT1H, 90000",
        "P, 0",
        "PT, 0",
        "PTS, 0",
        "PT10MS, 600",
        "0.000000001, 0.000000001"
    })
    void theProviderReadsDurations(String text, BigDecimal seconds) {
        assertThat(DURATION.read(text))
                .isInstanceOfSatisfying(
                        Good.class,
                        good -> assertThat(good.amount().orElseThrow()).isEqualByComparingTo(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "10S, 2",
        "10s, 2",
        "pt10s, 0",
        "PT10s, 4",
        "PT10, 4",
        "PT.5S, 2",
        "PT1.5M, 2",
        "P1W, 2",
        "-1, 0",
        "-PT1S, 0",
        "PT-1S, 2",
        "10ms, 2",
        "yes, 0",
        "PT 5S, 2",
        "'5,5', 1",
        "1e1, 1",
        "PT0.0000000001S, 2",
        "P5, 2",
        "PT5S5, 5",
        "PT1M1H, 5",
        "PT1HM, 4",
        "PTT5S, 2",
        "PT1D, 3",
        "+5, 0",
        "5 seconds, 1"
    })
    void theProviderRefusesDurations(String text, int offset) {
        assertThat(DURATION.read(text)).isEqualTo(new Bad(Reason.NOT_A_DURATION, offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P300Y", "99999999999999"})
    void threeCenturiesAreTooLong(String text) {
        assertThat(DURATION.read(text)).isEqualTo(new Bad(Reason.TOO_LARGE, 0));
    }

    @Test
    void milliSecondsAreReadAsMinutes() {
        assertThat(DURATION.read("PT500MS")).isEqualTo(Good.of("PT8H20M", BigDecimal.valueOf(30_000)));
    }

    @ParameterizedTest
    @CsvSource({"1M, 1048576", "8k, 8192", "1048576, 1048576", "0x100000, 1048576", "010, 8", "0, 0", "-1, -1", "+5, 5"
    })
    void theProviderReadsSizes(String text, BigDecimal bytes) {
        assertThat(SIZE.read(text))
                .isInstanceOfSatisfying(
                        Good.class, good -> assertThat(good.amount()).isEqualTo(Optional.of(bytes)));
    }

    @ParameterizedTest
    @CsvSource({"1MB, 2", "1Mi, 2", "1.5M, 1", "abc, 0", "1 M, 1", "5 5, 1", "50%, 2"})
    void theProviderRefusesSizes(String text, int offset) {
        assertThat(SIZE.read(text)).isEqualTo(new Bad(Reason.NOT_A_SIZE, offset));
    }

    @Test
    void aSizeHasSixtyThreeBits() {
        assertThat(SIZE.read("9223372036854775807")).isInstanceOf(Good.class);
        assertThat(SIZE.read("9223372036854775808")).isEqualTo(new Bad(Reason.TOO_LARGE, 0));
    }

    @Test
    void groupCommunicationTakesNoSuffixes() {
        ValueType whole = new ValueType.Whole(Place.PROVIDER, Bounds.NONE);
        assertThat(whole.read("+5")).isInstanceOf(Good.class);
        assertThat(whole.read("1K")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 1));
        assertThat(whole.read("0x10")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 1));
        assertThat(whole.read("1.5")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 1));
        assertThat(whole.read("")).isEqualTo(new Bad(Reason.EMPTY, 0));
    }

    @Test
    void masksAreHexadecimalAnyway() {
        ValueType mask = new ValueType.Mask();
        assertThat(mask.read("abc")).isInstanceOf(Good.class);
        assertThat(mask.read("0x1")).isInstanceOf(Good.class);
        assertThat(mask.read("1K")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 1));
        assertThat(mask.read("2147483648")).isEqualTo(new Bad(Reason.TOO_LARGE, 0));
    }

    @Test
    void realsHaveFractionsAndExponents() {
        ValueType real = new ValueType.Real(bounds("0", "1"));
        assertThat(real.read(".5")).isInstanceOf(Good.class);
        assertThat(real.read("1e-1")).isInstanceOf(Good.class);
        assertThat(real.read("0.5x")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 3));
        assertThat(real.read("2")).isEqualTo(new Bad(Reason.TOO_LARGE, 0));
        assertThat(real.read("-0.5")).isEqualTo(new Bad(Reason.TOO_SMALL, 0));
    }

    @Test
    void theFirstValueAboveTheRangeIsNotInIt() {
        Bounds below =
                new Bounds(Optional.empty(), Optional.empty(), Optional.of(new Bounds.Bound("1", BigDecimal.ONE)));
        assertThat(new ValueType.Real(below).read("0.99")).isInstanceOf(Good.class);
        assertThat(new ValueType.Real(below).read("1.0")).isEqualTo(new Bad(Reason.TOO_LARGE, 0));
        assertThat(below).hasToString("< 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "on", "True", "YES", "y"})
    void theProviderKnowsManyWordsForOn(String text) {
        assertThat(new ValueType.Switch(Place.PROVIDER).read(text)).isEqualTo(Good.of("ON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "t", "f", "enable", "yes1"})
    void theProviderRefusesOtherWords(String text) {
        assertThat(new ValueType.Switch(Place.PROVIDER).read(text)).isEqualTo(new Bad(Reason.NOT_A_SWITCH, 0));
    }

    @Test
    void theServerDoesNotKnowYes() {
        assertThat(new ValueType.Switch(Place.SERVER).read("yes")).isEqualTo(new Bad(Reason.NOT_A_SWITCH, 0));
        assertThat(new ValueType.Switch(Place.SERVER).read("TRUE")).isEqualTo(Good.of("ON"));
    }

    @Test
    void theServerTakesSuffixesForEveryNumber() {
        assertThat(SERVER_NUMBER.read("5")).isEqualTo(Good.of("5", BigDecimal.valueOf(5)));
        assertThat(new ValueType.Whole(Place.SERVER, Bounds.NONE).read("18446744073709551616"))
                .isEqualTo(new Bad(Reason.NOT_A_NUMBER, 0));
        assertThat(SERVER_NUMBER.read("1K")).isEqualTo(new Bad(Reason.TOO_LARGE, 0));
        assertThat(SERVER_NUMBER.read("")).isEqualTo(new Bad(Reason.TOO_SMALL, 0));
        assertThat(SERVER_NUMBER.read("-1")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 0));
        assertThat(SERVER_NUMBER.read("5x")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 1));
        assertThat(SERVER_NUMBER.read("1.5")).isEqualTo(new Bad(Reason.NOT_A_NUMBER, 1));
        assertThat(new ValueType.Size(Place.SERVER, Bounds.NONE).read("1MB"))
                .isEqualTo(Good.of("1M", BigDecimal.valueOf(1 << 20)));
    }

    @Test
    void theServerTakesWordsInAnyCaseByNumberAndShortened() {
        ValueType choice = new ValueType.Choice(Place.SERVER, FORMATS);
        assertThat(choice.read("row")).isEqualTo(Good.of("ROW"));
        assertThat(choice.read("R")).isEqualTo(Good.of("ROW"));
        assertThat(choice.read("2")).isEqualTo(Good.of("ROW"));
        assertThat(choice.read("5")).isEqualTo(new Bad(Reason.NOT_A_CHOICE, 0));
        assertThat(choice.read("rows")).isEqualTo(new Bad(Reason.NOT_A_CHOICE, 0));
    }

    @Test
    void aSetIsWordsWithCommasBetweenThem() {
        ValueType set = new ValueType.Several(List.of("STRICT_REPLICATION", "REQUIRED_PRIMARY_KEY"));
        assertThat(set.read("strict_replication,REQUIRED_PRIMARY_KEY"))
                .isEqualTo(Good.of("STRICT_REPLICATION,REQUIRED_PRIMARY_KEY"));
        assertThat(set.read("STRICT_REPLICATION,abc")).isEqualTo(new Bad(Reason.NOT_A_CHOICE, 19));
        assertThat(set.read("ALL")).isEqualTo(Good.of("ALL"));
        assertThat(set.read("3")).isEqualTo(Good.of("3"));
        assertThat(set.read("")).isEqualTo(Good.of(""));
    }

    @Test
    void nothingMayBeAValue() {
        assertThat(new ValueType.OrWord(DURATION, List.of("")).read("")).isEqualTo(Good.of(""));
        assertThat(DURATION.read("")).isEqualTo(new Bad(Reason.EMPTY, 0));
    }

    @Test
    void aWordMayStandForASize() {
        ValueType type = new ValueType.OrWord(SIZE, List.of("auto"));
        assertThat(type.read("auto")).isEqualTo(Good.of("auto"));
        assertThat(type.read("8K")).isInstanceOf(Good.class);
        assertThat(type.read("automatic")).isEqualTo(new Bad(Reason.NOT_A_SIZE, 0));
    }

    private static Bounds bounds(String min, String max) {
        return new Bounds(
                Optional.of(new Bounds.Bound(min, new BigDecimal(min))),
                Optional.of(new Bounds.Bound(max, new BigDecimal(max))),
                Optional.empty());
    }
}
