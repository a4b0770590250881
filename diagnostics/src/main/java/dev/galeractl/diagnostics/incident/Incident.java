package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/**
 * Something that went wrong in one start of one server.
 *
 * @param node the node, as {@link NodeHistory#label} calls it
 * @param healedBy the line that shows that the same node was well again later
 */
public record Incident(IncidentKind kind, String node, ServerStart start, Optional<LogLine> healedBy) {

    public boolean isHealed() {
        return healedBy.isPresent();
    }
}
