package dev.galeractl.replication.position;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The number of a transaction in a cluster's history, or the statement that it is not known.
 *
 * <p>On the wire and in files "not known" is written -1; here it is a state of its own, so that nobody can compare it by mistake.
 *
 * @param value zero or greater; empty if undefined
 */
public record Seqno(OptionalLong value) {

    public static final Seqno UNDEFINED = new Seqno(OptionalLong.empty());

    private static final Pattern NUMBER = Pattern.compile("-1|0|[1-9][0-9]{0,18}");

    public Seqno {
        if (value.isPresent() && value.getAsLong() < 0) {
            throw new IllegalArgumentException("a defined seqno is not negative: " + value.getAsLong());
        }
    }

    /** The defined seqno with this value, which must not be negative. */
    public static Seqno of(long value) {
        return new Seqno(OptionalLong.of(value));
    }

    /** Reads a seqno as servers write it: a decimal number without sign or leading zeros, or {@code -1} for undefined. */
    public static Seqno parse(String text) throws PositionProblem {
        if (NUMBER.matcher(text).matches()) {
            try {
                long number = Long.parseLong(text);
                return number == -1 ? UNDEFINED : of(number);
            } catch (NumberFormatException tooLarge) {
                throw new PositionProblem("the seqno '" + text + "' is larger than any seqno can be");
            }
        }
        throw new PositionProblem(
                "'" + Excerpt.of(text) + "' is not a seqno: expected a number from 0, or -1 for undefined");
    }

    public boolean isDefined() {
        return value.isPresent();
    }

    /** As servers write it: {@code -1} if undefined. */
    @Override
    public String toString() {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-1";
    }
}
