package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a chunk of a log says, read without knowing what stands before it. Only its steps in order, taken together with those of the chunks before, make
 * events: a member's line belongs to the view above it, wherever the chunk began.
 *
 * @param unknown the shapes of passed-over messages that the catalogue does not have, and how many of each; empty if nobody wants to know
 */
public record Passage(List<Step> steps, Map<String, Long> unknown) {

    /** One line that may matter, or many that do not. */
    public sealed interface Step {}

    /**
     * A line that may matter.
     *
     * @param alone what it says unless the lines before it give it another meaning
     * @param known whether the catalogue of messages has it; false if nobody wants to know
     */
    public record Told(LogLine line, EventReader.Alone alone, boolean known) implements Step {}

    /**
     * Lines of which no event comes, whatever stands before them; they end what lines above them began.
     *
     * @param headed how many of them carry a time, a level or a program's name
     * @param wsrep how many of them replication wrote
     * @param known how many of them the catalogue of messages has; 0 if nobody wants to know
     * @param lastTimed the last of them that has a time; to be asked only while the chunk is valid
     */
    public record Quiet(int lines, int headed, int wsrep, int known, Optional<Supplier<LogLine>> lastTimed)
            implements Step {}
}
