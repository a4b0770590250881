package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import dev.galeractl.replication.state.NodeState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the lines of one start amount to. Knows no clock and no process. */
final class StartWatch {

    private static final String SERVER_READY = "ready for connections";
    private static final String GROUP_READY = "Synchronized with group";
    private static final Pattern VARYING = Pattern.compile("[0-9]+(?:\\.[0-9]+)?|[0-9a-f]{8}-[0-9a-f-]+");

    private final Set<String> seen = new HashSet<>();
    private Optional<NodeState> state = Optional.empty();
    private boolean serverReady;

    /**
     * Takes the next line.
     *
     * @return whether it shows progress: what is said for the first time in this wait, a change of state, or a percentage. A server that retries something
     *     without end says the same again and again.
     */
    boolean heard(LogLine line) {
        String text = line.text();
        Optional<StateShift> shift = StateShift.in(text);
        if (shift.isPresent()) {
            state = Optional.of(shift.get().to());
            return true;
        }
        if (text.contains(SERVER_READY) && !text.contains(GROUP_READY)) {
            serverReady = true;
        }
        return seen.add(VARYING.matcher(text).replaceAll("#")) || text.contains("%");
    }

    Optional<NodeState> state() {
        return state;
    }

    /** The server has said that it takes connections. */
    boolean serverReady() {
        return serverReady;
    }

    /** Both halves have said that they are ready; modern servers do so in either order. */
    boolean syncedAndReady() {
        return serverReady && state.equals(Optional.of(NodeState.SYNCED));
    }

    /** Whether the log shows any life in a group. */
    boolean sawGroup() {
        return state.isPresent();
    }
}
