package dev.galeractl.replication.state;

import java.util.Optional;

/** The states of a node on its way into a group and out of it, under the names its log gives them. */
public enum NodeState {
    CLOSED("CLOSED"),
    OPEN("OPEN"),
    PRIMARY("PRIMARY"),
    JOINER("JOINER"),
    JOINED("JOINED"),
    SYNCED("SYNCED"),
    DONOR("DONOR/DESYNCED"),
    DESTROYED("DESTROYED");

    private final String logName;

    NodeState(String logName) {
        this.logName = logName;
    }

    /** The state a log calls {@code name}; empty for any other word. */
    public static Optional<NodeState> written(String name) {
        for (NodeState state : values()) {
            if (state.logName.equals(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
