package dev.galeractl.replication.option.knowledge;

import dev.galeractl.replication.option.SortedLines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A relation that two options of one place must keep.
 *
 * @param right the other option, multiplied by {@code times} and divided by {@code by}
 * @param appliesTo as it is written: {@code galera 4}
 * @param scopes the same, read
 * @param breaks what the server does where it is not kept
 */
public record OptionLimit(
        Place place,
        String left,
        Relation relation,
        String right,
        int times,
        int by,
        String appliesTo,
        List<Scope> scopes,
        FactSource source,
        Treatment breaks) {

    private static final String LIMIT = "limit ";

    public OptionLimit {
        scopes = List.copyOf(scopes);
    }

    /** How the left side is to lie to the right one. */
    public enum Relation {
        LESS("<"),
        AT_MOST("<="),
        AT_LEAST(">="),
        MORE(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** As the authored files write it: {@code <=}. */
        public String sign() {
            return sign;
        }

        /**
         * The relation with that sign.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Relation parse(String sign) {
            for (Relation relation : values()) {
                if (relation.sign.equals(sign)) {
                    return relation;
                }
            }
            throw new IllegalArgumentException("'" + sign + "' is none of <, <=, >=, >");
        }
    }

    /** Whether two values keep it. */
    public boolean isKept(BigDecimal leftValue, BigDecimal rightValue) {
        int order =
                leftValue.multiply(BigDecimal.valueOf(by)).compareTo(rightValue.multiply(BigDecimal.valueOf(times)));
        return switch (relation) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
    }

    /** The right side's value where the other option has this one. */
    public BigDecimal bound(BigDecimal rightValue) {
        return rightValue
                .multiply(BigDecimal.valueOf(times))
                .divide(BigDecimal.valueOf(by), 3, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** True if it holds for each server that the target may be. */
    public boolean appliesTo(Target target) {
        for (Scope scope : scopes) {
            if (scope.covers(target)) {
                return true;
            }
        }
        return false;
    }

    /** True if it is about that option, on either side. */
    boolean isAbout(Place where, String option) {
        return place == where && (left.equals(option) || right.equals(option));
    }

    /** The right side as a person writes it: {@code evs.suspect_timeout / 3}. */
    public String rightSide() {
        return right + (times == 1 ? "" : " * " + times) + (by == 1 ? "" : " / " + by);
    }

    /**
     * The compiled form, without its end.
     *
     * @param appliesTo as it is written
     * @param right {@code option}, {@code option * 2} or {@code option / 3}
     * @throws IllegalArgumentException if a part cannot be read
     */
    public static String line(
            int number,
            Place place,
            String left,
            String relation,
            String right,
            String appliesTo,
            String source,
            String breaks) {
        String line = String.join(
                "\t",
                LIMIT + String.format("%03d", number),
                place.text(),
                left,
                relation,
                right,
                appliesTo,
                source,
                breaks);
        read(line, id -> new FactSource(id, FactSource.Kind.DOC, "", java.util.Optional.empty()));
        return line;
    }

    /** Who knows the sources. */
    interface Sources {
        FactSource source(String id);
    }

    static OptionLimit read(String line, Sources sources) {
        List<String> fields = SortedLines.fields(line);
        List<String> right = SortedLines.words(fields.get(4));
        boolean scaled =
                right.size() == 3 && (right.get(1).equals("*") || right.get(1).equals("/"));
        if (right.size() != 1 && !scaled) {
            throw new IllegalArgumentException(
                    "'" + fields.get(4) + "' is not an option, 'option * 2' or 'option / 3'");
        }
        int factor = scaled ? Integer.parseInt(right.get(2)) : 1;
        boolean divided = scaled && right.get(1).equals("/");
        return new OptionLimit(
                Place.parse(fields.get(1)).orElseThrow(),
                fields.get(2),
                Relation.parse(fields.get(3)),
                right.get(0),
                divided ? 1 : factor,
                divided ? factor : 1,
                fields.get(5),
                Scope.parse(fields.get(5)),
                sources.source(fields.get(6)),
                Treatment.parse(fields.get(7)));
    }
}
