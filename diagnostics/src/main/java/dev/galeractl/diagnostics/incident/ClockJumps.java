package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds places in one log where time runs backwards. Threads write a little out of order; this is about more than that. */
final class ClockJumps {

    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private ClockJumps() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                if (start.kind() == StartKind.SERVICE) {
                    jump(start)
                            .ifPresent(events -> incidents.add(new Incident(
                                    IncidentKind.CLOCK_JUMPED, node.label(), start, events, Optional.empty())));
                }
            }
        }
        return incidents;
    }

    /** The last line before the jump and the first one behind it; the largest jump of the start. */
    private static Optional<List<LogEvent>> jump(ServerStart start) {
        Optional<List<LogEvent>> largest = Optional.empty();
        Duration most = TOLERATED;
        Optional<LogEvent> before = Optional.empty();
        for (LogEvent event : start.events()) {
            if (!isOfTheServer(event.line())) {
                continue;
            }
            if (before.isPresent() && sameClock(before.get().line(), event.line())) {
                Duration back = Duration.between(
                        event.line().time().orElseThrow().local(),
                        before.get().line().time().orElseThrow().local());
                if (back.compareTo(most) > 0) {
                    most = back;
                    largest = Optional.of(List.of(before.get(), event));
                }
            }
            before = Optional.of(event);
        }
        return largest;
    }

    /** Wrappers, scripts, collectors and service managers have clocks, or zones, of their own. */
    private static boolean isOfTheServer(LogLine line) {
        return line.time().isPresent()
                && line.level() != LogLevel.NONE
                && line.subsystem().isEmpty();
    }

    private static boolean sameClock(LogLine before, LogLine after) {
        return before.file().equals(after.file())
                && before.time()
                        .orElseThrow()
                        .offset()
                        .equals(after.time().orElseThrow().offset());
    }
}
