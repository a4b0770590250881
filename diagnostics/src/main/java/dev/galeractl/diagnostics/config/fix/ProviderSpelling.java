package dev.galeractl.diagnostics.config.fix;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes and durations in spellings that people use and the provider refuses or reads as something else, as tried with Galera 26.4.23:
 * {@code 128Mb}, {@code 5s}, {@code PT500MS}.
 */
final class ProviderSpelling {

    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([KMGTkmgt])[Ii]?[Bb]?");
    private static final Pattern DURATION = Pattern.compile(
            "(\\d+(?:\\.\\d+)?)\\s*(ms|msec|s|sec|seconds?|min|minutes?|h|hours?|d|days?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MILLISECONDS = Pattern.compile("PT(\\d+)MS");

    private ProviderSpelling() {}

    /** As the provider spells it; empty if it can be read in several ways, or in none. */
    static Optional<String> of(String written) {
        Matcher size = SIZE.matcher(written);
        if (size.matches()) {
            return Optional.of(size.group(1) + size.group(2).toUpperCase(Locale.ROOT));
        }
        Matcher milliseconds = MILLISECONDS.matcher(written);
        if (milliseconds.matches()) {
            return Optional.of(inSeconds(milliseconds.group(1)));
        }
        Matcher duration = DURATION.matcher(written);
        if (!duration.matches()) {
            return Optional.empty();
        }
        String number = duration.group(1);
        String unit = duration.group(2).toLowerCase(Locale.ROOT);
        if (unit.startsWith("ms")) {
            return Optional.of(inSeconds(number));
        }
        return switch (unit.charAt(0)) {
            case 's' -> Optional.of("PT" + number + "S");
            case 'm' -> whole(number, "PT", "M");
            case 'h' -> whole(number, "PT", "H");
            default -> whole(number, "P", "D");
        };
    }

    private static String inSeconds(String milliseconds) {
        return "PT"
                + new BigDecimal(milliseconds)
                        .movePointLeft(3)
                        .stripTrailingZeros()
                        .toPlainString() + "S";
    }

    /** Only seconds may have a fraction. */
    private static Optional<String> whole(String number, String before, String unit) {
        return number.indexOf('.') < 0 ? Optional.of(before + number + unit) : Optional.empty();
    }
}
