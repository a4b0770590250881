package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the diagnoses of disks, memory and the operating system's refusals have in common. */
final class HostCause {

    /** What is said so long before a server ends has rarely to do with its end. */
    private static final Duration NEAR = Duration.ofMinutes(15);

    /** A server ended, or did not come up, by its own decision. */
    private static final Set<IncidentKind> ENDS = Set.of(
            IncidentKind.DID_NOT_START,
            IncidentKind.COULD_NOT_JOIN,
            IncidentKind.LEFT_WITH_ERROR,
            IncidentKind.CRASHED);

    private HostCause() {}

    static boolean endsStart(Incident incident) {
        return ENDS.contains(incident.kind());
    }

    /** Whether the incident is one that the host may have caused: an end, or trouble while the server ran. */
    static boolean isPossible(Incident incident) {
        return endsStart(incident)
                || incident.kind() == IncidentKind.OUT_OF_SPACE
                || incident.kind() == IncidentKind.HOST_TROUBLE;
    }

    /** The events of a type that count for the incident: all while the server runs; those shortly before its end if it ended. */
    static <E extends LogEvent> List<E> events(Incident incident, Class<E> type) {
        if (!isPossible(incident)) {
            return List.of();
        }
        ServerStart start = incident.start();
        if (!endsStart(incident)) {
            return incident.events().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }
        return start.all(type).stream().filter(event -> isNearEnd(start, event)).toList();
    }

    private static boolean isNearEnd(ServerStart start, LogEvent event) {
        Optional<LogTime> when = event.line().time();
        Optional<LogTime> end = start.end();
        return when.isEmpty()
                || end.isEmpty()
                || Duration.between(when.get().local(), end.get().local()).compareTo(NEAR) <= 0;
    }
}
