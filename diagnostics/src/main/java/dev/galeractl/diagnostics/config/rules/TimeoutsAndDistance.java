package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL129: the timeouts of the group are too short for the distance between its nodes. */
public final class TimeoutsAndDistance implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL129");
    /** What has to go there and back, and may be sent again once, has taken two round trips; one more for what is in the way. */
    private static final int ROUND_TRIPS = 3;

    private static final String SUSPECT = "evs.suspect_timeout";
    private static final List<String> TIMEOUTS = List.of(SUSPECT, "gmcast.peer_timeout");
    private static final String WINDOW = "evs.user_send_window";
    private static final long DEFAULT_WINDOW = 2;
    /** Where one message is under way as long as this, more of them have to be. */
    private static final Duration FAR = Duration.ofMillis(20);

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        ProviderSettings settings = ProviderSettings.orDefaults(inquiry);
        Optional<Duration> roundTrip = inquiry.expectations().roundTrip();
        if (roundTrip.isPresent()) {
            tooShort(inquiry, settings, roundTrip.get());
            if (roundTrip.get().compareTo(FAR) >= 0) {
                window(inquiry, settings, roundTrip.get());
            }
        } else {
            segment(inquiry, settings);
        }
    }

    private static void tooShort(Inquiry inquiry, ProviderSettings settings, Duration roundTrip) {
        BigDecimal least = seconds(roundTrip).multiply(BigDecimal.valueOf(ROUND_TRIPS));
        for (String option : TIMEOUTS) {
            settings.amount(option)
                    .filter(it -> it.amount().compareTo(least) < 0)
                    .ifPresent(it -> inquiry.found(
                            CODE,
                            "too-short",
                            Map.of(
                                    "option",
                                    option,
                                    "value",
                                    it.text(),
                                    "roundTrip",
                                    roundTrip.toMillis() + " ms",
                                    "least",
                                    "PT" + least.stripTrailingZeros().toPlainString() + "S"),
                            settings.valueOrDefault(option)));
        }
    }

    /** A node may have so many messages under way; then it waits for the answer of the farthest. */
    private static void window(Inquiry inquiry, ProviderSettings settings, Duration roundTrip) {
        settings.amount(WINDOW)
                .filter(it -> it.amount().compareTo(BigDecimal.valueOf(DEFAULT_WINDOW)) <= 0)
                .ifPresent(it -> inquiry.found(
                        CODE,
                        "small-window",
                        Map.of(
                                "value", it.text(),
                                "roundTrip", roundTrip.toMillis() + " ms",
                                "rate",
                                        it.amount()
                                                .divide(seconds(roundTrip), 0, RoundingMode.DOWN)
                                                .toPlainString()),
                        settings.valueOrDefault(WINDOW)));
    }

    /** A segment says that others are elsewhere; then the patience of a local network is little. */
    private static void segment(Inquiry inquiry, ProviderSettings settings) {
        boolean segmented = settings.amount("gmcast.segment")
                .filter(it -> it.amount().signum() > 0)
                .isPresent();
        if (segmented && settings.written(SUSPECT).isEmpty()) {
            settings.amount(SUSPECT)
                    .ifPresent(it -> inquiry.found(
                            CODE,
                            "segments-at-default",
                            Map.of("value", it.text()),
                            settings.valueOrDefault("gmcast.segment")));
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
