package dev.galeractl.diagnostics.timeline;

import dev.galeractl.replication.log.LogLine;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Something that happened on a node.
 *
 * @param when by the clock of the reference, whole seconds
 * @param node the label of the node whose log tells it
 * @param words what the kind's sentence needs: names, numbers; of {@link TimelineKind#LINE} the message
 * @param line the first line that says so
 * @param count how often it came in a row
 * @param until when it came for the last time
 */
public record TimelineEntry(
        LocalDateTime when,
        String node,
        TimelineCategory category,
        TimelineKind kind,
        List<String> words,
        LogLine line,
        int count,
        LocalDateTime until) {

    public TimelineEntry {
        words = List.copyOf(words);
    }

    /** Whether the other one is the same again. */
    boolean isRepeatedBy(TimelineEntry other) {
        return kind == other.kind && category == other.category && words.equals(other.words);
    }

    TimelineEntry andAgain(TimelineEntry other) {
        return new TimelineEntry(when, node, category, kind, words, line, count + other.count, other.until);
    }
}
