package dev.galeractl.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 22, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00+02:00, 2026-11-22T08:00:00Z",
        "2026-11-22 10:00, 2026-11-22T09:00:00Z",
        "2026-11-22 10:00:30, 2026-11-22T09:00:30Z",
        "2026-11-22T10:00, 2026-11-22T09:00:00Z",
        "2026-07-22, 2026-07-21T22:00:00Z",
        "10:00, 2026-11-22T09:00:00Z",
        "10:00:01, 2026-11-22T09:00:01Z",
        "now, 2026-11-22T11:00:00Z",
        "today, 2026-11-21T23:00:00Z",
        "yesterday, 2026-11-20T23:00:00Z",
        "tomorrow, 2026-11-22T23:00:00Z",
        "-2h, 2026-11-22T09:00:00Z",
        "-1h30m, 2026-11-22T09:30:00Z",
        "2 hours ago, 2026-11-22T09:00:00Z",
        "1h 30min ago, 2026-11-22T09:30:00Z",
        "-7d, 2026-11-15T11:00:00Z",
        "@1763806800, 2025-11-22T10:20:00Z"
    })
    void aMomentIsUnderstood(String written, String meant) {
        assertThat(Moments.of(written, NOW)).contains(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2h", "-2x", "2026-13-01", "25:00", "-99999999999h", "@", "- ago"})
    void anythingElseIsNone(String written) {
        assertThat(Moments.of(written, NOW)).isEmpty();
    }

    @Test
    void blanksAroundDoNotMatter() {
        assertThat(Moments.of(" now ", NOW)).contains(NOW.toInstant());
    }
}
