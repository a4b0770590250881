package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/**
 * Something that went wrong in one start of one server.
 *
 * @param node the node, as {@link NodeHistory#label} calls it
 * @param events what in the start makes it up, in order, where only a part of the start does; empty if it is the start as a whole
 * @param healedBy the line that shows that the same node was well again later
 */
public record Incident(
        IncidentKind kind, String node, ServerStart start, List<LogEvent> events, Optional<LogLine> healedBy) {

    public Incident {
        events = List.copyOf(events);
    }

    /** An incident that is the start as a whole. */
    Incident(IncidentKind kind, String node, ServerStart start, Optional<LogLine> healedBy) {
        this(kind, node, start, List.of(), healedBy);
    }

    public boolean isHealed() {
        return healedBy.isPresent();
    }
}
