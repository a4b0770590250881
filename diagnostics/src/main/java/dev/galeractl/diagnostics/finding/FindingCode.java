package dev.galeractl.diagnostics.finding;

import org.jspecify.annotations.Nullable;

/** The stable name of a problem, such as {@code GAL201}; it is never given to another problem. */
public record FindingCode(String value) implements Comparable<FindingCode> {

    public FindingCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not a finding code: " + value);
        }
    }

    private static boolean isCode(String value) {
        return value.length() == 6
                && value.startsWith("GAL")
                && value.charAt(3) != '0'
                && isDigit(value.charAt(3))
                && isDigit(value.charAt(4))
                && isDigit(value.charAt(5));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** By hand, as in {@link Finding#hashCode}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FindingCode code && code.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(FindingCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
