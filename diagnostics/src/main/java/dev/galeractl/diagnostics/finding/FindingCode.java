package dev.galeractl.diagnostics.finding;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The stable name of a problem, such as {@code GAL201}; it is never given to another problem. */
public record FindingCode(String value) implements Comparable<FindingCode> {

    private static final Pattern FORM = Pattern.compile("GAL[1-9][0-9]{2}");

    public FindingCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a finding code: " + value);
        }
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
