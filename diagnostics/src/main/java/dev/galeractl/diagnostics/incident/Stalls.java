package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.LoadEvent;
import dev.galeractl.diagnostics.event.LoadEvent.ProviderPaused;
import dev.galeractl.diagnostics.event.LoadEvent.ProviderResumed;
import dev.galeractl.diagnostics.event.LoadEvent.ReceiveQueueExhausted;
import dev.galeractl.diagnostics.event.LoadEvent.SemaphoreWaitFatal;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberDesynced;
import dev.galeractl.diagnostics.event.MembershipEvent.StoodStill;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.state.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds nodes that stand still, cannot keep up, or were told not to. */
final class Stalls {

    /** Seconds; below this, the commits of the others hardly notice, and a start on a busy machine is as slow. */
    private static final double WORTH_TELLING = 3.0;

    private Stalls() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        // A pause that cost the node its place is told as that.
        List<StoodStill> toldAsLoss = Membership.of(nodes).quorumLosses().stream()
                .flatMap(loss -> loss.pause().stream())
                .toList();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                Optional<LogLine> again = CaseFile.wellAgain(node, start);
                if (again.isEmpty()) {
                    add(incidents, node, start, aside(start), again);
                }
                add(incidents, node, start, standingStill(start, toldAsLoss), Optional.empty());
                add(incidents, node, start, overloaded(start), again);
            }
        }
        return incidents;
    }

    private static void add(
            List<Incident> incidents,
            NodeHistory node,
            ServerStart start,
            List<LogEvent> events,
            Optional<LogLine> healedBy) {
        if (!events.isEmpty()) {
            incidents.add(new Incident(IncidentKind.STALLED, node.label(), start, events, healedBy));
        }
    }

    /** Desynced by its own wish, and so to the end of the log. A donor is desynced too, but does not say so in these words. */
    private static List<LogEvent> aside(ServerStart start) {
        if (start.outcome() != StartOutcome.RUNNING) {
            return List.of();
        }
        List<LogEvent> events = new ArrayList<>();
        for (LogEvent event : start.events()) {
            if (event instanceof StateShifted shifted) {
                if (shifted.shift().to() != NodeState.DONOR) {
                    events.clear();
                } else if (!events.isEmpty()) {
                    events.add(event);
                }
            } else if (event instanceof MemberDesynced desynced) {
                boolean own = start.nodeName().filter(desynced.name()::equals).isPresent();
                if (own && desynced.resync()) {
                    events.clear();
                } else if (own) {
                    events.add(event);
                }
            } else if (event instanceof ProviderPaused && !events.isEmpty()) {
                events.add(event);
            } else if (event instanceof ProviderResumed) {
                events.removeIf(ProviderPaused.class::isInstance);
            }
        }
        return events.stream().anyMatch(StateShifted.class::isInstance) ? events : List.of();
    }

    private static List<LogEvent> standingStill(ServerStart start, List<StoodStill> toldAsLoss) {
        // A node waits for its group for seconds before it looks at the clock again, and takes that for a pause: old
        // ones do at each start.
        Optional<LogLine> letIn = start.events().stream()
                .filter(StartFailures::isLetIn)
                .map(LogEvent::line)
                .findFirst();
        boolean wasIn = start.beginsLate() && !StartFailures.foundNoGroup(start);
        return start.all(StoodStill.class).stream()
                .filter(event -> event.seconds() >= WORTH_TELLING && !toldAsLoss.contains(event))
                .filter(event -> wasIn || letIn.filter(event.line()::isBehind).isPresent())
                .map(event -> (LogEvent) event)
                .toList();
    }

    private static List<LogEvent> overloaded(ServerStart start) {
        if (start.has(SemaphoreWaitFatal.class) || start.has(ReceiveQueueExhausted.class)) {
            // It ended by that, and its end is told.
            return List.of();
        }
        return start.events().stream()
                .filter(event -> event instanceof LoadEvent
                        && !(event instanceof ProviderPaused)
                        && !(event instanceof ProviderResumed))
                .toList();
    }
}
