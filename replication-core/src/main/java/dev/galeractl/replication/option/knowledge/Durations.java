package dev.galeractl.replication.option.knowledge;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** How the provider reads spans of time. */
final class Durations {
    private static final String UNITS = "YMDTHMS";
    private static final int TIME = UNITS.indexOf('T');
    private static final int SECOND = UNITS.indexOf('S');
    private static final long[] SECONDS = {31_536_000, 2_592_000, 86_400, 0, 3_600, 60, 1};
    private static final int DECIMALS = 9;
    /** It counts nanoseconds in 64 bits: 292 years. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE, DECIMALS);

    private Durations() {}

    /**
     * Seen on Galera 26.4.23: {@code P1Y2M3DT4H5M6.5S} in capitals, with any part left out, the {@code T} and the number
     * before {@code S} too; or seconds as a number. Only seconds have a fraction. No signs, no weeks. So {@code P10S} is
     * ten seconds, and {@code PT500MS}, meant as half a second, is 500 minutes.
     */
    static Reading read(String text) {
        if (text.isEmpty()) {
            return new Reading.Bad(Reading.Reason.EMPTY, 0);
        }
        if (text.charAt(0) != 'P') {
            return seconds(text);
        }
        BigDecimal sum = BigDecimal.ZERO;
        int unit = 0;
        int at = 1;
        while (at < text.length()) {
            if (text.charAt(at) == 'T' && unit <= TIME) {
                unit = TIME + 1;
                at++;
                continue;
            }
            int end = text.charAt(at) == '.' ? at : Numbers.endOfDecimal(text, at);
            int found = end < text.length() ? UNITS.indexOf(text.charAt(end), unit) : -1;
            if (found < 0 || found == TIME || (end == at && found != SECOND)) {
                return notADuration(end);
            }
            Optional<BigDecimal> number = number(text.substring(at, end), found);
            if (number.isEmpty()) {
                return notADuration(at);
            }
            sum = sum.add(number.get().multiply(BigDecimal.valueOf(SECONDS[found])));
            unit = found + 1;
            at = end + 1;
        }
        return good(sum);
    }

    private static Optional<BigDecimal> number(String digits, int unit) {
        if (digits.isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        return Numbers.decimal(digits)
                .filter(it -> it.scale() <= DECIMALS)
                .filter(it -> unit == SECOND || digits.indexOf('.') < 0);
    }

    private static Reading seconds(String text) {
        int end = Numbers.endOfDecimal(text, 0);
        Optional<BigDecimal> number = end == text.length() ? number(text, SECOND) : Optional.empty();
        return number.isPresent() ? good(number.get()) : notADuration(end == text.length() ? 0 : end);
    }

    private static Reading good(BigDecimal seconds) {
        return seconds.compareTo(LONGEST) > 0
                ? new Reading.Bad(Reading.Reason.TOO_LARGE, 0)
                : Reading.Good.of(
                        Duration.ofNanos(seconds.movePointRight(DECIMALS).longValue())
                                .toString(),
                        seconds);
    }

    private static Reading notADuration(int offset) {
        return new Reading.Bad(Reading.Reason.NOT_A_DURATION, offset);
    }
}
