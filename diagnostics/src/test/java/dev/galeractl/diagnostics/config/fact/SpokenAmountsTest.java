package dev.galeractl.diagnostics.config.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenAmountsTest {

    @ParameterizedTest
    @CsvSource({
        "5M/s, 5242880",
        "5m, 5242880",
        "1.5K/s, 1536",
        "2MiB/s, 2097152",
        "7 MB/s, 7340032",
        "900, 900",
        "1G/s, 1073741824"
    })
    void aRateCountsBytesInASecond(String text, long bytes) {
        assertThat(SpokenAmounts.rate(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "5M/h", "-1M", "0", "5X/s", "999999999999T"})
    void whatIsNoRateIsNone(String text) {
        assertThat(SpokenAmounts.rate(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1h, PT1H", "1h30m, PT1H30M", "80ms, PT0.08S", "1.5s, PT1.5S", "2d, PT48H"})
    void aTimeIsNumbersWithUnits(String text, Duration time) {
        assertThat(SpokenAmounts.time(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "h", "1 h", "1x", "-1h", "0s"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(SpokenAmounts.time(text)).isEmpty();
    }
}
