package dev.galeractl.bootstrap.fact;

import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.Optional;

/** How a joining node will most probably get its data. */
public enum StateTransferForecast {
    /** Only what it misses: a member of its own history still caches everything after its position. */
    INCREMENTAL,
    /** All of it: what is in the datadir will be replaced. */
    FULL;

    private static final String CACHED_DOWN_TO = "wsrep_local_cached_downto";

    /** Incremental only when it is proved: same history, known position after a clean stop, and a peer that caches the rest. */
    public static StateTransferForecast of(Facts facts) {
        DatadirFacts datadir = facts.node().datadir();
        Gtid position = datadir.position();
        if (!position.isDefined() || !datadir.cleanlyStopped() || !datadir.hasSystemTables()) {
            return FULL;
        }
        boolean cached = facts.peers().stream()
                .filter(peer -> peer.primary().orElse(false))
                .filter(peer -> peer.cluster().equals(Optional.of(position.uuid())))
                .flatMap(peer -> peer.status().stream())
                .anyMatch(status -> cachesAfter(status, position.seqno().value().orElseThrow()));
        return cached ? INCREMENTAL : FULL;
    }

    /** Whether a member with that status still has all that was written after that position, which is of its own history. */
    public static boolean cachesAfter(WsrepStatus status, long seqno) {
        Optional<Long> cachedDownTo = status.value(CACHED_DOWN_TO).flatMap(StateTransferForecast::number);
        long last = status.lastCommitted().orElse(-1);
        // The cache may be empty on a peer that stands at the very same position.
        return last == seqno
                || (last > seqno
                        && cachedDownTo
                                .filter(first -> first > 0 && first <= seqno + 1)
                                .isPresent());
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
