package dev.galeractl.replication.option.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VersionRangeTest {

    @Test
    void aSeriesHoldsItsVersions() {
        assertThat(range("10.11").holds(range("10.11.19"))).isTrue();
        assertThat(range("10").holds(range("10.11"))).isTrue();
        assertThat(range("10.11").holds(range("11.4"))).isFalse();
        assertThat(range("10.1").meets(range("10.11"))).isFalse();
    }

    @Test
    void anOpenEndHoldsAllThatComes() {
        assertThat(range("10.3..").holds(range("12.0"))).isTrue();
        assertThat(range("10.3..").holds(range("10.2"))).isFalse();
    }

    @Test
    void theLastSeriesBelongsToTheRange() {
        assertThat(range("..5.7").holds(range("5.7.44"))).isTrue();
        assertThat(range("8.0..8.0.30").holds(range("8.0.30"))).isTrue();
        assertThat(range("8.0..8.0.30").holds(range("8.0.31"))).isFalse();
    }

    @Test
    void aRangeThatIsPartlyInsideMeetsButIsNotHeld() {
        assertThat(range("10.3..10.5").meets(range("10.4.."))).isTrue();
        assertThat(range("10.3..10.5").holds(range("10.4.."))).isFalse();
    }

    @Test
    void whatIsNoRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> range("10.5..10.3"));
        assertThatIllegalArgumentException().isThrownBy(() -> range("ten"));
        assertThatIllegalArgumentException().isThrownBy(() -> range("1.2.3.4"));
        assertThatIllegalArgumentException().isThrownBy(() -> range("10."));
    }

    private static VersionRange range(String text) {
        return VersionRange.parse(text);
    }
}
