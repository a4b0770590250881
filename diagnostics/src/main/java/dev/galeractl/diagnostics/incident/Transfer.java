package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.event.TransferEvent.DonorAwaited;
import dev.galeractl.diagnostics.event.TransferEvent.DonorGone;
import dev.galeractl.diagnostics.event.TransferEvent.DonorSelected;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.event.TransferEvent.PreparationFailed;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.event.TransferEvent.Role;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptStarted;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotRefused;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogTime;
import dev.galeractl.replication.state.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One state transfer as one of its two sides saw it.
 *
 * @param request the line that names both; empty if the transfer ended before it was asked for, or the log is cut
 * @param events what the side said from the beginning of the transfer to its end, or, if it failed, to the end of the start
 */
public record Transfer(
        Role side, ServerStart start, Optional<DonorSelected> request, List<LogEvent> events, Outcome outcome) {

    public Transfer {
        events = List.copyOf(events);
    }

    /** How a transfer ended. */
    public enum Outcome {
        COMPLETE,
        /** Somebody says that it failed. */
        FAILED,
        /** Nothing tells its end. */
        OPEN
    }

    /** The transfers that a start received, in order. */
    public static List<Transfer> received(ServerStart start) {
        List<Transfer> transfers = new ArrayList<>();
        Optional<Reading> open = Optional.empty();
        Optional<DonorSelected> selected = Optional.empty();
        for (LogEvent event : start.events()) {
            boolean begins = event instanceof HistoryCompared
                    || (event instanceof ScriptStarted script && script.role() == Role.JOINER)
                    || (event instanceof StateShifted shifted && shifted.shift().to() == NodeState.JOINER);
            if (open.isEmpty() && begins) {
                open = Optional.of(new Reading(Role.JOINER, start));
            }
            if (event instanceof DonorSelected selection) {
                selected = Optional.of(selection);
            }
            if (open.isEmpty()) {
                continue;
            }
            Reading reading = open.get();
            reading.events.add(event);
            boolean own = event instanceof DonorAwaited
                    || event instanceof RequestFailed
                    || (event instanceof StateShifted shifted && shifted.shift().to() == NodeState.JOINER);
            if (own) {
                reading.request = selected;
            }
            reading.failed |= isFailure(event, reading.request);
            if (event instanceof StateShifted shifted
                    && isMember(shifted.shift().to())
                    && !reading.failed) {
                transfers.add(reading.finish(Outcome.COMPLETE));
                open = Optional.empty();
            }
        }
        open.ifPresent(reading -> transfers.add(reading.finish(reading.failed ? Outcome.FAILED : Outcome.OPEN)));
        return List.copyOf(transfers);
    }

    /** The transfers that a start gave to others, in order. */
    public static List<Transfer> given(ServerStart start) {
        List<Transfer> transfers = new ArrayList<>();
        Optional<Reading> open = Optional.empty();
        Optional<DonorSelected> selected = Optional.empty();
        for (LogEvent event : start.events()) {
            if (event instanceof DonorSelected selection && selection.donor().isPresent()) {
                selected = Optional.of(selection);
            }
            if (event instanceof StateShifted shifted && shifted.shift().to() == NodeState.DONOR) {
                open.ifPresent(reading -> transfers.add(reading.finish()));
                open = Optional.of(new Reading(Role.DONOR, start));
                open.get().request = selected;
            }
            if (open.isEmpty()) {
                continue;
            }
            Reading reading = open.get();
            reading.events.add(event);
            if (event instanceof TransferEnded ended && reading.isOwn(ended)) {
                reading.failed |= !ended.complete();
                reading.complete |= ended.complete();
            }
            // Scripts say their last words after the shift to JOINED; whoever is SYNCED again has done with it.
            if (event instanceof StateShifted shifted && shifted.shift().to() == NodeState.SYNCED) {
                transfers.add(reading.finish());
                open = Optional.empty();
            }
        }
        open.ifPresent(reading -> transfers.add(reading.finish()));
        return List.copyOf(transfers);
    }

    private static boolean isMember(NodeState state) {
        return state == NodeState.JOINED || state == NodeState.SYNCED;
    }

    private static boolean isFailure(LogEvent event, Optional<DonorSelected> request) {
        return event instanceof StateNeverComes
                || event instanceof PreparationFailed
                || event instanceof SnapshotRefused
                || event instanceof DonorGone
                || event instanceof RequestFailed
                || event instanceof IstBroken
                || (event instanceof TransferEnded ended
                        && !ended.complete()
                        && request.filter(it -> it.joiner().equals(ended.joiner()))
                                .isPresent());
    }

    /** Whether a start says itself that a transfer to it failed. */
    static boolean failedIn(ServerStart start) {
        return received(start).stream().anyMatch(transfer -> transfer.outcome() == Outcome.FAILED);
    }

    /** Whether a start's last transfer to it was cut off by the loss of the Primary Component, and has not been completed. */
    static boolean lostItsGroupIn(ServerStart start) {
        List<Transfer> received = received(start);
        return !received.isEmpty()
                && received.get(received.size() - 1).outcome() == Outcome.OPEN
                && received.get(received.size() - 1).groupLost().isPresent();
    }

    /** The shift by which a joiner left the Primary Component. */
    public Optional<StateShifted> groupLost() {
        return all(StateShifted.class).stream()
                .filter(it ->
                        it.shift().from() == NodeState.JOINER && it.shift().to() == NodeState.OPEN)
                .findFirst();
    }

    /** The wsrep_node_name of the side that wants data. */
    public Optional<String> joiner() {
        return request.map(DonorSelected::joiner).or(() -> side == Role.JOINER ? start.nodeName() : Optional.empty());
    }

    /** The wsrep_node_name of the side that gives data. */
    public Optional<String> donor() {
        return request.flatMap(DonorSelected::donor).or(() -> side == Role.DONOR ? start.nodeName() : Optional.empty());
    }

    /** {@code rsync}, {@code mariabackup}, …; empty if no script was run. */
    public Optional<String> method() {
        return Stream.concat(
                        all(ScriptStarted.class).stream().map(ScriptStarted::method),
                        all(ScriptFailed.class).stream().flatMap(it -> it.method().stream()))
                .findFirst();
    }

    public <E extends LogEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <E extends LogEvent> Optional<E> first(Class<E> type) {
        return all(type).stream().findFirst();
    }

    public boolean has(Class<? extends LogEvent> type) {
        return events.stream().anyMatch(type::isInstance);
    }

    public Optional<LogTime> begin() {
        return events.stream().flatMap(event -> event.line().time().stream()).findFirst();
    }

    /** A transfer that is still being read. */
    private static final class Reading {

        private final Role side;
        private final ServerStart start;
        private final List<LogEvent> events = new ArrayList<>();
        private Optional<DonorSelected> request = Optional.empty();
        private boolean failed;
        private boolean complete;

        Reading(Role side, ServerStart start) {
            this.side = side;
            this.start = start;
        }

        /** All members report all transfers; a joiner that is gone has no name any more. */
        boolean isOwn(TransferEnded ended) {
            return request.flatMap(DonorSelected::donor)
                    .filter(ended.donor()::equals)
                    .isPresent();
        }

        Transfer finish() {
            return finish(failed ? Outcome.FAILED : complete ? Outcome.COMPLETE : Outcome.OPEN);
        }

        Transfer finish(Outcome outcome) {
            return new Transfer(side, start, request, events, outcome);
        }
    }
}
