package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorIgnored;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictBegun;
import dev.galeractl.diagnostics.event.ConsistencyEvent.EngineNotReplicated;
import dev.galeractl.diagnostics.event.ConsistencyEvent.IsolationFailed;
import dev.galeractl.diagnostics.event.ConsistencyEvent.KeyConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.MetadataLockConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.PrimaryKeyMissing;
import dev.galeractl.diagnostics.event.ConsistencyEvent.TransactionTooLarge;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteLost;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds statements that replication refused or rolled back while the node went on; each kind of reason is an incident of its own. */
final class RefusedStatements {

    /** What belongs to one reason. */
    private static final List<List<Class<? extends LogEvent>>> REASONS = List.of(
            List.of(ApplyErrorIgnored.class),
            List.of(ConflictBegun.class, KeyConflict.class, MetadataLockConflict.class),
            List.of(TransactionTooLarge.class),
            List.of(PrimaryKeyMissing.class),
            List.of(EngineNotReplicated.class),
            List.of(IsolationFailed.class));

    private RefusedStatements() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                for (List<Class<? extends LogEvent>> reason : REASONS) {
                    add(incidents, node, start, eventsOf(start, reason));
                }
                add(incidents, node, start, errorsOfAll(start));
            }
        }
        return incidents;
    }

    private static void add(List<Incident> incidents, NodeHistory node, ServerStart start, List<LogEvent> events) {
        if (!events.isEmpty()) {
            incidents.add(new Incident(IncidentKind.STATEMENTS_REFUSED, node.label(), start, events, Optional.empty()));
        }
    }

    private static List<LogEvent> eventsOf(ServerStart start, List<Class<? extends LogEvent>> reason) {
        return start.events().stream()
                .filter(event -> reason.stream().anyMatch(type -> type.isInstance(event)))
                .toList();
    }

    /** Votes in which all members had the same error: the statement failed everywhere, and nothing differs. */
    private static List<LogEvent> errorsOfAll(ServerStart start) {
        return VoteRound.in(start.events()).stream()
                .filter(round -> round.winner().isPresent() && round.isUnanimous(start))
                .filter(round -> start.all(VoteLost.class).stream().noneMatch(lost -> lost.seqno() == round.seqno()))
                .map(round -> (LogEvent) round.casts().get(0))
                .toList();
    }
}
