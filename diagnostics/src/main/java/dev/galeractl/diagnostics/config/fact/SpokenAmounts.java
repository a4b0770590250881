package dev.galeractl.diagnostics.config.fact;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates and times as people write them: {@code 5M/s}, {@code 1h30m}, {@code 80ms}. */
public final class SpokenAmounts {

    private static final Pattern RATE =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ?([KMGT]?)(?:i?B)?(?:/s(?:ec)?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME_PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h|d)");
    private static final Pattern TIME = Pattern.compile("(?:" + TIME_PART.pattern() + ")+");
    private static final String SIZES = "KMGT";
    private static final Map<String, Long> MILLISECONDS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private SpokenAmounts() {}

    /** Bytes a second, with the powers of 1024 that Galera counts in; empty if it is none, or nothing. */
    public static Optional<Long> rate(String text) {
        Matcher matcher = RATE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power =
                matcher.group(2).isEmpty() ? 0 : SIZES.indexOf(matcher.group(2).toUpperCase(Locale.ROOT)) + 1;
        return Optional.of(new BigDecimal(matcher.group(1))
                        .multiply(BigDecimal.valueOf(1024).pow(power))
                        .toBigInteger())
                .filter(bytes -> bytes.signum() > 0 && bytes.bitLength() < Long.SIZE)
                .map(Number::longValue);
    }

    /** A time, each number with its unit; empty if it is none, or nothing. */
    public static Optional<Duration> time(String text) {
        String stripped = text.strip();
        if (!TIME.matcher(stripped).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = TIME_PART.matcher(stripped);
        while (part.find()) {
            long unit = MILLISECONDS.getOrDefault(part.group(2), 0L);
            sum = sum.plusMillis(new BigDecimal(part.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValue());
        }
        return Optional.of(sum).filter(it -> !it.isZero());
    }
}
