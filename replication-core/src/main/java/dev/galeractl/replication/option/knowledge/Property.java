package dev.galeractl.replication.option.knowledge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be said of an option; the keys of a block of facts in the authored files. */
public enum Property {
    /** One of {@link ValueType}'s kinds: {@code duration}, {@code switch} … */
    TYPE,
    /** The least value that is taken as it is. */
    MIN,
    /** The greatest value that is taken as it is. */
    MAX,
    /** The least value above the range, where {@code max} would have no last digit: below 1. */
    BELOW,
    /** What a bare number counts: {@code s}, {@code bytes}. */
    UNIT,
    /** What a choice or a set consists of, or what another type takes besides: words with blanks between them. */
    VALUES,
    DEFAULT,
    /** {@code true} if it can be changed while the server runs, with effect. */
    DYNAMIC,
    /** {@code global}, {@code session} or {@code both}. */
    SCOPE,
    /** The first version that has it. */
    SINCE,
    /** The first version that warns of its use or documents its end. */
    DEPRECATED,
    /** The first version that does not have it any more. */
    REMOVED,
    REPLACED_BY,
    /** {@code true} if it is not known there at all: to be used where no version says when it came or went. */
    ABSENT,
    /** {@code true} if it is accepted and does nothing. */
    IGNORED,
    ACCEPTS_EMPTY,
    /** What becomes of a value that cannot be read: a {@link Treatment}. */
    UNREADABLE,
    /** What becomes of a value outside of the range: a {@link Treatment}. */
    OUTSIDE;

    private static final Map<String, Property> BY_KEY = new HashMap<>();

    static {
        for (Property property : values()) {
            BY_KEY.put(property.key, property);
        }
    }

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As the authored files write it: {@code replaced-by}. */
    public String key() {
        return key;
    }

    /** The property with that key. */
    public static Optional<Property> parse(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** True if it bounds the range of a value. */
    boolean limits() {
        return this == MIN || this == MAX || this == BELOW;
    }

    /** True if its value is a version on the axis of the block's scope. */
    boolean isVersion() {
        return this == SINCE || this == DEPRECATED || this == REMOVED;
    }
}
