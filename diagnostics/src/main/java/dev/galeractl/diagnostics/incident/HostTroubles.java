package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.event.StorageEvent.CacheNotRecovered;
import dev.galeractl.diagnostics.event.StorageEvent.CacheSpaceRefused;
import dev.galeractl.diagnostics.event.StorageEvent.DiskFull;
import dev.galeractl.diagnostics.event.StorageEvent.WriteFailed;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds servers that met the limits of their host, or broken files, and did not end by it. Where the server ended, that end is the incident, and the
 * same diagnoses explain it.
 */
final class HostTroubles {

    private HostTroubles() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                if (start.kind() == StartKind.SERVICE && !endedItself(start)) {
                    ofStart(node, start).ifPresent(incidents::add);
                }
                if (start.has(CacheNotRecovered.class)) {
                    incidents.add(new Incident(
                            IncidentKind.CACHE_LOST,
                            node.label(),
                            start,
                            List.copyOf(start.all(CacheNotRecovered.class)),
                            Optional.empty()));
                }
            }
        }
        return incidents;
    }

    private static boolean endedItself(ServerStart start) {
        return start.outcome() == StartOutcome.GAVE_UP || start.outcome() == StartOutcome.CRASHED;
    }

    private static Optional<Incident> ofStart(NodeHistory node, ServerStart start) {
        List<LogEvent> troubles = start.events().stream()
                .filter(event -> event instanceof StorageEvent
                        && !(event instanceof CacheNotRecovered)
                        // The line that gives the reason follows.
                        && !(event instanceof WriteFailed))
                // A running server warns of much that does not matter to it; a full disk it always reports as a
                // warning.
                .filter(event -> event instanceof DiskFull || event.line().level() != LogLevel.WARNING)
                .toList();
        if (troubles.isEmpty()) {
            return Optional.empty();
        }
        boolean space = troubles.stream().anyMatch(it -> it instanceof DiskFull || it instanceof CacheSpaceRefused);
        LogLine last = troubles.get(troubles.size() - 1).line();
        return Optional.of(new Incident(
                space ? IncidentKind.OUT_OF_SPACE : IncidentKind.HOST_TROUBLE,
                node.label(),
                start,
                troubles,
                CaseFile.wellAgain(node, start).or(() -> CaseFile.wentOn(start, last))));
    }
}
