package dev.galeractl.bootstrap.status;

import java.util.Optional;
import java.util.UUID;

/**
 * One node as one look saw it; what could not be learned is absent.
 *
 * @param address as it was asked for, host:port of SQL, or a socket's path
 * @param reach whether it answered
 * @param state in the server's words, such as Synced or Donor/Desynced
 * @param clusterStatus Primary, non-Primary or Disconnected
 * @param position wsrep_last_committed
 * @param receiveQueue write sets received and not applied yet
 */
public record NodeStatus(
        String address,
        Reach reach,
        Optional<String> name,
        Optional<String> state,
        Optional<UUID> cluster,
        Optional<Integer> size,
        Optional<String> clusterStatus,
        Optional<Boolean> ready,
        Optional<String> version,
        Optional<Long> position,
        Optional<Long> receiveQueue) {
    /** What became of the question. */
    public enum Reach {
        ANSWERED,
        /** A Galera node listens, but SQL gave no answer (no account, or none that works). */
        GALERA_ONLY,
        /** Nothing listens. */
        REFUSED,
        /** No answer in time. */
        TIMED_OUT,
        /** Something answers that is no Galera node or refuses our account. */
        DENIED
    }
}
