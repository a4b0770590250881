package dev.galeractl.replication.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a node is within its group, as in the server's lines {@code Shifting OPEN -> PRIMARY (TO: 0)}.
 *
 * <p>Which state may follow which was derived from the rules of the state exchange: at every primary view each member either keeps the state it
 * last had in a primary component or becomes {@link #PRIMARY}; loss of the component leads to {@link #OPEN} from everywhere.
 */
public enum NodeState {
    /** Not connected to the group. */
    CLOSED("CLOSED"),
    /** Connected, but not in the Primary Component. */
    OPEN("OPEN"),
    /** In the Primary Component; its data is behind or of another history. */
    PRIMARY("PRIMARY"),
    /** Receiving a state transfer. */
    JOINER("JOINER"),
    /** Has the data, catching up with the queue. */
    JOINED("JOINED"),
    /** As good as every other member. */
    SYNCED("SYNCED"),
    /** Sending a state transfer, or desynchronised on purpose. */
    DONOR("DONOR/DESYNCED"),
    /** The provider is gone; the end. */
    DESTROYED("DESTROYED");

    private static final List<NodeState> KNOWN = List.of(values());

    private final String logName;

    NodeState(String logName) {
        this.logName = logName;
    }

    /** The word in the server's log. */
    public String logName() {
        return logName;
    }

    /** The state a log calls {@code name}; empty for any other word. */
    public static Optional<NodeState> written(String name) {
        for (NodeState state : KNOWN) {
            if (state.logName.equals(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /**
     * The state that the status variable {@code wsrep_local_state} means.
     *
     * @param number 1 joining, 2 donor, 3 joined, 4 synced; 0 and 5 say only that the node is no full member and are empty
     */
    public static Optional<NodeState> ofStatusNumber(int number) {
        return switch (number) {
            case 1 -> Optional.of(JOINER);
            case 2 -> Optional.of(DONOR);
            case 3 -> Optional.of(JOINED);
            case 4 -> Optional.of(SYNCED);
            default -> Optional.empty();
        };
    }

    /** Whether a node in this state can become {@code next} in one step. A state never follows itself. */
    public boolean canBecome(NodeState next) {
        return successors().contains(next);
    }

    /** Whether the node has a complete copy of the data. */
    public boolean hasData() {
        return this == JOINED || this == SYNCED || this == DONOR;
    }

    private Set<NodeState> successors() {
        return switch (this) {
            case CLOSED -> Set.of(OPEN, DESTROYED);
            case OPEN -> Set.of(PRIMARY, JOINER, JOINED, SYNCED, DONOR, CLOSED);
            case PRIMARY -> Set.of(JOINER, JOINED, OPEN, CLOSED);
            case JOINER -> Set.of(JOINED, PRIMARY, OPEN, CLOSED);
            case JOINED -> Set.of(SYNCED, DONOR, PRIMARY, OPEN, CLOSED);
            case SYNCED -> Set.of(DONOR, JOINED, PRIMARY, OPEN, CLOSED);
            case DONOR -> Set.of(JOINED, SYNCED, PRIMARY, OPEN, CLOSED);
            case DESTROYED -> Set.of();
        };
    }
}
