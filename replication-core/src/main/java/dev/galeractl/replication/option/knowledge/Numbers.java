package dev.galeractl.replication.option.knowledge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** How numbers are read; every place has its own way. */
final class Numbers {
    private static final String SERVER_SUFFIXES = "KMGTPE";
    private static final String PROVIDER_SUFFIXES = "KMGT";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MASK_DIGITS = 8;
    /** What the server counts in: 64 bits without sign. */
    private static final BigDecimal SERVER_LARGEST =
            new BigDecimal(BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE));

    private Numbers() {}

    /**
     * The server: digits and one of K M G T P E in any case, behind which everything is passed over ({@code 1MB});
     * nothing at all is nought. A sign is refused where the range begins at nought or above, and so are digits that count
     * more than 64 bits.
     */
    static Reading readServerNumber(String text, Bounds bounds) {
        if (text.isEmpty()) {
            return Reading.Good.of("0", BigDecimal.ZERO);
        }
        boolean negative = text.charAt(0) == '-';
        int from = negative || text.charAt(0) == '+' ? 1 : 0;
        int end = endOfDigits(text, from);
        if (end == from) {
            return new Reading.Bad(Reading.Reason.NOT_A_NUMBER, from);
        }
        int power = end < text.length() ? 1 + SERVER_SUFFIXES.indexOf(Character.toUpperCase(text.charAt(end))) : 0;
        if (end < text.length() && power == 0) {
            return new Reading.Bad(Reading.Reason.NOT_A_NUMBER, end);
        }
        if (negative && bounds.min().filter(it -> it.amount().signum() >= 0).isPresent()) {
            return new Reading.Bad(Reading.Reason.NOT_A_NUMBER, 0);
        }
        if (scaled(text.substring(from, end), 10, 0).compareTo(SERVER_LARGEST) > 0) {
            return new Reading.Bad(Reading.Reason.NOT_A_NUMBER, 0);
        }
        BigDecimal amount = scaled(text.substring(from, end), 10, power);
        return Reading.Good.of(
                text.substring(negative ? 0 : from, Math.min(end + 1, text.length())),
                negative ? amount.negate() : amount);
    }

    /** The provider's group communication: digits, perhaps a sign; no suffix. */
    static Reading readDecimal(String text) {
        if (text.isEmpty()) {
            return new Reading.Bad(Reading.Reason.EMPTY, 0);
        }
        int from = isSign(text.charAt(0)) ? 1 : 0;
        int end = endOfDigits(text, from);
        if (end < text.length() || end == from) {
            return new Reading.Bad(Reading.Reason.NOT_A_NUMBER, end);
        }
        BigDecimal amount = scaled(text.substring(from), 10, 0);
        return Reading.Good.of(text, text.charAt(0) == '-' ? amount.negate() : amount);
    }

    /**
     * The provider elsewhere: decimal, {@code 0x} hexadecimal or {@code 0} octal, and one of K M G T in any case at the
     * very end; up to 2⁶³ - 1.
     */
    static Reading readSize(String text) {
        if (text.isEmpty()) {
            return new Reading.Bad(Reading.Reason.EMPTY, 0);
        }
        int sign = isSign(text.charAt(0)) ? 1 : 0;
        int radix = radix(text, sign);
        int from = radix == 16 ? sign + 2 : sign;
        int end = from;
        while (end < text.length() && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        int power = end < text.length() ? 1 + PROVIDER_SUFFIXES.indexOf(Character.toUpperCase(text.charAt(end))) : 0;
        if (end == from || (end < text.length() && (power == 0 || end + 1 < text.length()))) {
            return new Reading.Bad(Reading.Reason.NOT_A_SIZE, power > 0 && end > from ? end + 1 : end);
        }
        BigDecimal amount = scaled(text.substring(from, end), radix, power);
        if (amount.compareTo(LARGEST) > 0) {
            return new Reading.Bad(Reading.Reason.TOO_LARGE, 0);
        }
        return Reading.Good.of(text, text.charAt(0) == '-' ? amount.negate() : amount);
    }

    private static int radix(String text, int from) {
        if (text.length() == from || text.charAt(from) != '0') {
            return 10;
        }
        return text.startsWith("x", from + 1) || text.startsWith("X", from + 1) ? 16 : 8;
    }

    /** Bits: hexadecimal even without {@code 0x}. */
    static Reading readMask(String text) {
        if (text.isEmpty()) {
            return new Reading.Bad(Reading.Reason.EMPTY, 0);
        }
        int sign = isSign(text.charAt(0)) ? 1 : 0;
        int from = text.startsWith("0x", sign) || text.startsWith("0X", sign) ? sign + 2 : sign;
        int end = from;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        if (end < text.length() || end == from) {
            return new Reading.Bad(Reading.Reason.NOT_A_NUMBER, end);
        }
        return new BigInteger(text.substring(from), 16).bitLength() > MASK_DIGITS * 4
                ? new Reading.Bad(Reading.Reason.TOO_LARGE, 0)
                : Reading.Good.of(text);
    }

    /** Both places: digits with a fraction, perhaps a sign and an exponent. */
    static Reading readReal(String text) {
        if (text.isEmpty()) {
            return new Reading.Bad(Reading.Reason.EMPTY, 0);
        }
        try {
            return Reading.Good.of(text, new BigDecimal(text));
        } catch (NumberFormatException e) {
            int end = endOfDecimal(text, isSign(text.charAt(0)) ? 1 : 0);
            return new Reading.Bad(Reading.Reason.NOT_A_NUMBER, end == text.length() ? 0 : end);
        }
    }

    /** Digits with at most one dot before, among or after them. */
    static Optional<BigDecimal> decimal(String text) {
        boolean oneDot = text.indexOf('.') == text.lastIndexOf('.');
        return oneDot && !text.isEmpty() && !text.equals(".") && endOfDecimal(text, 0) == text.length()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    static int endOfDecimal(String text, int from) {
        int end = from;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    private static BigDecimal scaled(String digits, int radix, int power) {
        return new BigDecimal(new BigInteger(digits, radix).shiftLeft(10 * power));
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }
}
