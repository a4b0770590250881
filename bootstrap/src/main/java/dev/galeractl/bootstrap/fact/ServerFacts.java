package dev.galeractl.bootstrap.fact;

import dev.galeractl.replication.state.WsrepStatus;
import java.util.Optional;

/** Whether a server works on a node's datadir right now. */
public sealed interface ServerFacts {
    /** None does. */
    record Stopped() implements ServerFacts {}

    /**
     * One does.
     *
     * @param pid its process
     * @param origin who started it, by the journal and the process's identity
     * @param status its own words; absent when it could not be asked
     */
    record Running(long pid, Origin origin, Optional<WsrepStatus> status) implements ServerFacts {
        /** Whether it is a full member of a Primary Component. */
        public boolean synced() {
            return status.filter(WsrepStatus::synced).isPresent();
        }
    }

    /** Who started a server. */
    enum Origin {
        /** A run of the same verb with the same option file. */
        SAME_OPERATION,
        /** galeractl, on another occasion. */
        GALERACTL,
        /** Somebody else. */
        FOREIGN
    }
}
