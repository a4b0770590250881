package dev.galeractl.diagnostics.start;

import java.util.List;

/**
 * How much of a log was understood. The three kinds of lines are all of them.
 *
 * @param source its name
 * @param lines how many it has, counted as {@link ReadLog#lines}
 * @param understood lines that made an event or belong to one
 * @param known other lines that the catalogue of messages has, and those without text
 * @param unknown the rest
 * @param shapes what unknown lines look like, the most frequent first; not of all, if they are very many
 */
public record LogStatistics(
        String source, long lines, long understood, long known, long unknown, List<UnknownShape> shapes) {

    public LogStatistics {
        shapes = List.copyOf(shapes);
    }

    /**
     * Unknown lines that look the same.
     *
     * @param shape the message with {@code #} for what changes
     */
    public record UnknownShape(long count, String shape) {}
}
