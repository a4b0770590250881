package dev.galeractl.replication.log;

import dev.galeractl.replication.state.NodeState;
import java.util.Optional;

/**
 * A node's change of state, as its log reports it: {@code Shifting JOINER -> JOINED (TO: 42)}.
 *
 * @param from the state it was in
 * @param to the state it is in now
 * @param order the global order (seqno) at which it happened; -1 before the first event
 */
public record StateShift(NodeState from, NodeState to, long order) {

    private static final String SHIFTING = "Shifting ";
    private static final String ARROW = " -> ";
    private static final String ORDER = " (TO: ";

    /** The shift reported by a message; empty if it reports none, or one between states we do not know. */
    public static Optional<StateShift> in(String text) {
        // No regular expression: a long log has these by the hundred thousand.
        int start = text.indexOf(SHIFTING);
        int arrow = start < 0 ? -1 : text.indexOf(ARROW, start);
        int order = arrow < 0 ? -1 : text.indexOf(ORDER, arrow);
        int end = order < 0 ? -1 : text.indexOf(')', order);
        if (end < 0) {
            return Optional.empty();
        }
        Optional<NodeState> from = NodeState.written(text.substring(start + SHIFTING.length(), arrow));
        Optional<NodeState> to = NodeState.written(text.substring(arrow + ARROW.length(), order));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new StateShift(from.get(), to.get(), Long.parseLong(text.substring(order + ORDER.length(), end))));
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }
}
