package dev.galeractl.replication.log;

import dev.galeractl.replication.state.NodeState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node's change of state, as its log reports it: {@code Shifting JOINER -> JOINED (TO: 42)}.
 *
 * @param from the state it was in
 * @param to the state it is in now
 * @param order the global order (seqno) at which it happened; -1 before the first event
 */
public record StateShift(NodeState from, NodeState to, long order) {

    private static final Pattern SHIFT = Pattern.compile("Shifting ([A-Z/]+) -> ([A-Z/]+) \\(TO: (-?\\d{1,19})\\)");

    /** The shift reported by a message; empty if it reports none, or one between states we do not know. */
    public static Optional<StateShift> in(String text) {
        if (!text.contains("Shifting ")) {
            return Optional.empty();
        }
        Matcher matcher = SHIFT.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Optional<NodeState> from = NodeState.written(matcher.group(1));
        Optional<NodeState> to = NodeState.written(matcher.group(2));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StateShift(from.get(), to.get(), Long.parseLong(matcher.group(3))));
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }
}
