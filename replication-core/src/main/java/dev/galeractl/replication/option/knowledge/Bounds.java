package dev.galeractl.replication.option.knowledge;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A range of values.
 *
 * @param min the least one that is in it
 * @param max the greatest one that is in it
 * @param below the least one above it
 */
public record Bounds(Optional<Bound> min, Optional<Bound> max, Optional<Bound> below) {

    /** Every value. */
    public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty(), Optional.empty());

    /** One end of a range: as it is written, and as it counts. */
    public record Bound(String text, BigDecimal amount) {}

    /** The reading itself, or that it lies outside. */
    Reading check(Reading reading) {
        if (!(reading instanceof Reading.Good good) || good.amount().isEmpty()) {
            return reading;
        }
        BigDecimal amount = good.amount().get();
        if (min.isPresent() && amount.compareTo(min.get().amount()) < 0) {
            return new Reading.Bad(Reading.Reason.TOO_SMALL, 0);
        }
        boolean tooLarge = (max.isPresent() && amount.compareTo(max.get().amount()) > 0)
                || (below.isPresent() && amount.compareTo(below.get().amount()) >= 0);
        return tooLarge ? new Reading.Bad(Reading.Reason.TOO_LARGE, 0) : good;
    }

    /** {@code 0 – 254}, {@code ≥ 1}, {@code ≥ 0, < 1}; nothing if every value is in it. */
    @Override
    public String toString() {
        return text(min.map(Bound::text), max.map(Bound::text), below.map(Bound::text));
    }

    static String text(Optional<String> min, Optional<String> max, Optional<String> below) {
        if (min.isPresent() && max.isPresent()) {
            return min.get() + " – " + max.get();
        }
        String from = min.map(it -> "≥ " + it).orElse("");
        String to =
                max.map(it -> "≤ " + it).or(() -> below.map(it -> "< " + it)).orElse("");
        return from.isEmpty() || to.isEmpty() ? from + to : from + ", " + to;
    }
}
