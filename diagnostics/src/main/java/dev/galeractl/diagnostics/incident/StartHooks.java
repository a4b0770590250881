package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.ControlProcessFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Servers that systemd stopped because a program failed that it runs after they are up ({@code ExecStartPost}). One that fails before a start, at a
 * reload, or after the stop makes nobody stop a server.
 */
final class StartHooks {

    /** systemd stops the server at once; what comes later has another reason. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** Characters of {@code Feb 13 22:30:02}, which names no year and so is no time: lines of the same second stand together all the same. */
    private static final int STAMP = 15;

    private StartHooks() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                logs.stream()
                        .filter(log -> log.starts().contains(start))
                        .flatMap(log -> failed(start, log).stream())
                        .map(events -> new Incident(
                                IncidentKind.START_HOOK_FAILED,
                                node.label(),
                                start,
                                events,
                                CaseFile.wellAgain(node, start)))
                        .forEach(incidents::add);
            }
        }
        return incidents;
    }

    /** What the program was told by the server, if anything; that it failed; that the server had to stop. */
    private static Optional<List<LogEvent>> failed(ServerStart start, ReadLog log) {
        Optional<ShutdownRequested> stop = start.first(ShutdownRequested.class);
        Optional<ControlProcessFailed> failed = stop.flatMap(request -> log.aside().stream()
                .filter(ControlProcessFailed.class::isInstance)
                .map(ControlProcessFailed.class::cast)
                .filter(hook -> isRightBefore(hook.line(), request.line()))
                .reduce((earlier, later) -> later));
        if (stop.isEmpty() || failed.isEmpty()) {
            return Optional.empty();
        }
        List<LogEvent> events = new ArrayList<>();
        log.aside().stream()
                .filter(StatementRefused.class::isInstance)
                .filter(refused -> isRightBefore(refused.line(), failed.get().line()))
                .reduce((earlier, later) -> later)
                .ifPresent(events::add);
        events.add(failed.get());
        events.add(stop.get());
        return Optional.of(events);
    }

    private static boolean isRightBefore(LogLine line, LogLine other) {
        if (!other.isBehind(line)) {
            return false;
        }
        if (line.time().isEmpty() || other.time().isEmpty()) {
            return line.whole().length() > STAMP && line.whole().regionMatches(0, other.whole(), 0, STAMP);
        }
        return between(line.time().get(), other.time().get()).compareTo(AT_ONCE) <= 0;
    }

    /** A journal's clock and the server's may be of different zones. */
    private static Duration between(LogTime first, LogTime then) {
        return first.offset().isPresent() && then.offset().isPresent()
                ? Duration.between(
                        first.local().atOffset(first.offset().get()),
                        then.local().atOffset(then.offset().get()))
                : Duration.between(first.local(), then.local());
    }
}
