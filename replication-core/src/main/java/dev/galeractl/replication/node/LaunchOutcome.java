package dev.galeractl.replication.node;

import dev.galeractl.replication.state.NodeState;
import dev.galeractl.replication.state.WsrepStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What became of waiting for a launched server. */
public sealed interface LaunchOutcome {

    /**
     * The node is Synced and takes statements; whether it is in the <em>right</em> cluster is for the caller to compare.
     *
     * @param cluster the state UUID of the cluster it is in: asked of the server, else read from grastate.dat
     * @param status the server's own words; empty if it would not let us ask
     */
    record Synced(Optional<UUID> cluster, Optional<WsrepStatus> status) implements LaunchOutcome {}

    /**
     * The server is gone.
     *
     * @param exitStatus 0–255, where it is known: only of servers this process launched. A signal counts as 128 and its number
     * @param lastState the last state it reported
     */
    record Failed(OptionalInt exitStatus, Optional<NodeState> lastState) implements LaunchOutcome {
        /** The signal that ended it, if one did: 9 for kill, 6 for its own abort. */
        public OptionalInt signal() {
            return exitStatus.isPresent() && exitStatus.getAsInt() > 128
                    ? OptionalInt.of(exitStatus.getAsInt() - 128)
                    : OptionalInt.empty();
        }
    }

    /**
     * The server lives, but neither its log nor a state transfer has moved for as long as was allowed.
     *
     * @param lastState the last state it reported
     * @param status the server's own words, if it answers
     */
    record Stalled(Duration silence, Optional<NodeState> lastState, Optional<WsrepStatus> status)
            implements LaunchOutcome {}

    /**
     * The server is up and takes connections, but not as a Galera node: wsrep is off, or no cluster was named to it.
     *
     * @param status the server's own words, if it answers
     */
    record NotInCluster(Optional<WsrepStatus> status) implements LaunchOutcome {}
}
