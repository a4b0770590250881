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
 * @param healedNow since when the node's server runs that is well now, where the host itself says so
 */
public record Incident(
        IncidentKind kind,
        String node,
        ServerStart start,
        List<LogEvent> events,
        Optional<LogLine> healedBy,
        Optional<String> healedNow) {

    public Incident {
        events = List.copyOf(events);
    }

    /** An incident as the logs alone tell it. */
    Incident(IncidentKind kind, String node, ServerStart start, List<LogEvent> events, Optional<LogLine> healedBy) {
        this(kind, node, start, events, healedBy, Optional.empty());
    }

    /** An incident that is the start as a whole. */
    Incident(IncidentKind kind, String node, ServerStart start, Optional<LogLine> healedBy) {
        this(kind, node, start, List.of(), healedBy);
    }

    /** The same incident, over since the server that runs now was started. */
    public Incident healedNow(String since) {
        return new Incident(kind, node, start, events, healedBy, Optional.of(since));
    }

    public boolean isHealed() {
        return healedBy.isPresent() || healedNow.isPresent();
    }
}
