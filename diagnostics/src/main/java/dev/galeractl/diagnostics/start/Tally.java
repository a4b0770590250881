package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.MessageShape;
import dev.galeractl.diagnostics.start.LogStatistics.UnknownShape;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Counts what the lines of a log were worth. */
final class Tally {

    /** Shapes that are told apart; a log with more has lines that nobody groups. */
    private static final int MOST_SHAPES = 5000;

    private static final int SHOWN = 50;

    private final Map<String, Long> shapes = new HashMap<>();
    private long understood;
    private long known;

    void understood() {
        understood++;
    }

    void known(long count) {
        known += count;
    }

    void unknown(String message) {
        unknown(MessageShape.of(message), 1);
    }

    void unknown(String shape, long count) {
        if (shapes.size() < MOST_SHAPES || shapes.containsKey(shape)) {
            shapes.merge(shape, count, Long::sum);
        }
    }

    LogStatistics statistics(String source, long lines) {
        return new LogStatistics(
                source,
                lines,
                understood,
                known,
                lines - understood - known,
                shapes.entrySet().stream()
                        .map(shape -> new UnknownShape(shape.getValue(), shape.getKey()))
                        .sorted(Comparator.comparingLong(UnknownShape::count)
                                .reversed()
                                .thenComparing(UnknownShape::shape))
                        .limit(SHOWN)
                        .toList());
    }
}
