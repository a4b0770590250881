package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TransferEvent.DonorSelected;
import dev.galeractl.diagnostics.event.TransferEvent.Role;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptNotReady;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptStarted;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogTime;
import dev.galeractl.replication.state.NodeState;
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
        return TransferReading.received(start);
    }

    /** The transfers that a start gave to others, in order. */
    public static List<Transfer> given(ServerStart start) {
        return TransferReading.given(start);
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
        return request.map(DonorSelected::joiner)
                .or(() -> broken().map(TransferEnded::joiner))
                .or(() -> side == Role.JOINER ? start.nodeName() : Optional.empty());
    }

    /** The wsrep_node_name of the side that gives data. */
    public Optional<String> donor() {
        return request.flatMap(DonorSelected::donor)
                .or(() -> broken().map(TransferEnded::donor))
                .or(() -> side == Role.DONOR ? start.nodeName() : Optional.empty());
    }

    /** Where the line that names both sides is not in the log: the last word on a transfer that failed, which is this one's. */
    private Optional<TransferEnded> broken() {
        return request.isPresent() || outcome != Outcome.FAILED
                ? Optional.empty()
                : all(TransferEnded.class).stream()
                        .filter(ended -> !ended.complete() && !ended.joiner().equals(TransferEnded.LEFT))
                        .reduce((earlier, later) -> later);
    }

    /** {@code rsync}, {@code mariabackup}, …; empty if no script was run. */
    public Optional<String> method() {
        return Stream.of(
                        all(ScriptStarted.class).stream().map(ScriptStarted::method),
                        all(ScriptFailed.class).stream().flatMap(it -> it.method().stream()),
                        all(ScriptNotReady.class).stream().flatMap(it -> it.method().stream()))
                .flatMap(methods -> methods)
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
}
