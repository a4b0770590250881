package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.event.TransferEvent;
import dev.galeractl.diagnostics.event.TransferEvent.DonorAwaited;
import dev.galeractl.diagnostics.event.TransferEvent.DonorGone;
import dev.galeractl.diagnostics.event.TransferEvent.DonorSelected;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.event.TransferEvent.IstNotServed;
import dev.galeractl.diagnostics.event.TransferEvent.IstReceiverNamed;
import dev.galeractl.diagnostics.event.TransferEvent.PreparationFailed;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.event.TransferEvent.Role;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptNotReady;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptStarted;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotComplete;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotRefused;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.diagnostics.incident.Transfer.Outcome;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartKind;
import dev.galeractl.diagnostics.start.ToolLog;
import dev.galeractl.replication.state.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the transfers off the events of a start. A transfer begins with a shift of state or with its script; where a log begins later than that, with
 * the first line that only one of the two sides can write.
 */
final class TransferReading {

    private final Role side;
    private final ServerStart start;

    /** Whether the beginning is not in the log. */
    private final boolean cut;

    private final List<LogEvent> events = new ArrayList<>();
    private Optional<DonorSelected> request = Optional.empty();

    /** Somebody says that the transfer failed. */
    private boolean failed;

    /** A script or a tool of it failed; without a word that it went well after all, the transfer did. */
    private boolean doubtful;

    private boolean complete;

    private TransferReading(Role side, ServerStart start, boolean cut) {
        this.side = side;
        this.start = start;
        this.cut = cut;
    }

    static List<Transfer> received(ServerStart start) {
        if (start.kind() == StartKind.TOOL) {
            return byTool(Role.JOINER, start);
        }
        List<Transfer> transfers = new ArrayList<>();
        List<LogEvent> before = new ArrayList<>();
        Optional<TransferReading> open = Optional.empty();
        Optional<DonorSelected> selected = Optional.empty();
        for (LogEvent event : start.events()) {
            if (open.isEmpty()) {
                open = begun(Role.JOINER, start, event, transfers.isEmpty(), before);
            }
            if (event instanceof DonorSelected selection) {
                selected = Optional.of(selection);
            }
            if (open.isEmpty()) {
                remember(event, before);
                continue;
            }
            TransferReading reading = open.get();
            reading.add(event);
            if (event instanceof DonorAwaited || event instanceof RequestFailed || isShiftTo(event, NodeState.JOINER)) {
                reading.request = selected;
            }
            reading.failed |= reading.isFailure(event);
            // Whatever its script failed in, the server has what it wanted.
            reading.complete |= reading.cut && event instanceof SnapshotComplete;
            if (isMember(event) && !reading.failed) {
                transfers.add(reading.finish(Outcome.COMPLETE));
                open = Optional.empty();
            }
        }
        open.ifPresent(reading -> transfers.add(reading.finish()));
        return List.copyOf(transfers);
    }

    static List<Transfer> given(ServerStart start) {
        if (start.kind() == StartKind.TOOL) {
            return byTool(Role.DONOR, start);
        }
        List<Transfer> transfers = new ArrayList<>();
        List<LogEvent> before = new ArrayList<>();
        Optional<TransferReading> open = Optional.empty();
        Optional<DonorSelected> selected = Optional.empty();
        for (LogEvent event : start.events()) {
            if (event instanceof DonorSelected selection && selection.donor().isPresent()) {
                selected = Optional.of(selection);
            }
            if (open.isPresent() && isBeginning(Role.DONOR, event)) {
                transfers.add(open.get().finish());
                open = Optional.empty();
            }
            if (open.isEmpty()) {
                open = begun(Role.DONOR, start, event, transfers.isEmpty(), before);
                Optional<DonorSelected> request = selected;
                open.filter(reading -> !reading.cut).ifPresent(reading -> reading.request = request);
            }
            if (open.isEmpty()) {
                remember(event, before);
                continue;
            }
            TransferReading reading = open.get();
            reading.add(event);
            if (event instanceof TransferEnded ended && reading.isOwn(ended)) {
                reading.failed |= !ended.complete();
                reading.complete |= ended.complete();
            }
            // Scripts say their last words after the shift to JOINED; whoever is SYNCED again has done with it.
            if (isShiftTo(event, NodeState.SYNCED)) {
                transfers.add(reading.finish());
                open = Optional.empty();
            }
        }
        open.ifPresent(reading -> transfers.add(reading.finish()));
        return List.copyOf(transfers);
    }

    /** A backup tool works for the donor; what it does for the joiner has logs of its own. */
    private static List<Transfer> byTool(Role side, ServerStart start) {
        boolean joiners = ToolLog.isJoiners(start.source());
        return joiners == (side == Role.JOINER)
                ? List.of(new Transfer(side, start, Optional.empty(), start.events(), Outcome.FAILED))
                : List.of();
    }

    /** The transfer that an event begins. One whose beginning is not in the log can only be the first. */
    private static Optional<TransferReading> begun(
            Role side, ServerStart start, LogEvent event, boolean first, List<LogEvent> before) {
        if (isBeginning(side, event)) {
            return Optional.of(new TransferReading(side, start, false));
        }
        if (!first || !isOnlyOf(side, event)) {
            return Optional.empty();
        }
        TransferReading reading = new TransferReading(side, start, true);
        before.forEach(reading::add);
        return Optional.of(reading);
    }

    private static boolean isBeginning(Role side, LogEvent event) {
        return switch (side) {
            case JOINER ->
                event instanceof HistoryCompared
                        || event instanceof IstReceiverNamed
                        || (event instanceof ScriptStarted script && script.role() == Role.JOINER)
                        || isShiftTo(event, NodeState.JOINER);
            case DONOR -> isShiftTo(event, NodeState.DONOR);
        };
    }

    /** What a log's beginning says of transfers may be of the one whose telling line comes later; a change of state ends that. */
    private static void remember(LogEvent event, List<LogEvent> before) {
        if (event instanceof StateShifted) {
            before.clear();
        } else if (event instanceof TransferEvent) {
            before.add(event);
        }
    }

    private void add(LogEvent event) {
        events.add(event);
        doubtful |= isDoubt(side, event);
    }

    private static boolean isShiftTo(LogEvent event, NodeState state) {
        return event instanceof StateShifted shifted && shifted.shift().to() == state;
    }

    private static boolean isMember(LogEvent event) {
        return isShiftTo(event, NodeState.JOINED) || isShiftTo(event, NodeState.SYNCED);
    }

    /** Whether only the given side of a transfer writes such a line, and not before it began. */
    private static boolean isOnlyOf(Role side, LogEvent event) {
        return switch (side) {
            case JOINER ->
                isFatalForJoiner(event)
                        || isDoubt(side, event)
                        || (event instanceof TransferTrouble told && told.trouble() == Trouble.STILL_RUNNING);
            case DONOR -> isDoubt(side, event);
        };
    }

    private static boolean isDoubt(Role side, LogEvent event) {
        if (event instanceof ScriptFailed failure) {
            return failure.role().filter(role -> role == side).isPresent();
        }
        if (event instanceof TransferTrouble told) {
            Trouble trouble = told.trouble();
            return switch (side) {
                case JOINER ->
                    trouble == Trouble.LEFT_OVER
                            || trouble == Trouble.DONOR_FAILED
                            || trouble == Trouble.PREPARE_FAILED;
                case DONOR -> trouble == Trouble.BACKUP_FAILED && told.byScript();
            };
        }
        return switch (side) {
            case JOINER -> event instanceof ScriptNotReady;
            case DONOR -> event instanceof IstNotServed;
        };
    }

    private static boolean isFatalForJoiner(LogEvent event) {
        return event instanceof StateNeverComes
                || event instanceof PreparationFailed
                || event instanceof SnapshotRefused
                || event instanceof DonorGone
                || event instanceof RequestFailed
                || event instanceof IstBroken;
    }

    private boolean isFailure(LogEvent event) {
        return isFatalForJoiner(event)
                || (event instanceof TransferEnded ended
                        && !ended.complete()
                        && request.filter(it -> it.joiner().equals(ended.joiner()))
                                .isPresent());
    }

    /** All members report all transfers; a joiner that is gone has no name any more. */
    private boolean isOwn(TransferEnded ended) {
        return cut
                || request.flatMap(DonorSelected::donor)
                        .filter(ended.donor()::equals)
                        .isPresent();
    }

    private Transfer finish() {
        return finish(failed ? Outcome.FAILED : complete ? Outcome.COMPLETE : doubtful ? Outcome.FAILED : Outcome.OPEN);
    }

    private Transfer finish(Outcome outcome) {
        return new Transfer(side, start, request, events, outcome);
    }
}
