package dev.galeractl.replication.option.knowledge;

import java.util.Locale;

/** What a server does with a value, or a pair of values, that is not right. */
public enum Treatment {
    /** It does not start. */
    REFUSED,
    /** It takes another value instead, and says so in its log at most. */
    ADJUSTED,
    /** It goes on as if nothing had been set. */
    IGNORED,
    /** It takes the value, and works badly with it. */
    TAKEN;

    /**
     * As the authored files write it: {@code refused}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static Treatment parse(String text) {
        for (Treatment treatment : values()) {
            if (treatment.text().equals(text)) {
                return treatment;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of refused, adjusted, ignored, taken");
    }

    /** As the authored files write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
