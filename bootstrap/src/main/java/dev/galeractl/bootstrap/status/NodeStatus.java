package dev.galeractl.bootstrap.status;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One node as one look saw it; what could not be learned is absent.
 *
 * @param address as it was asked for: host:port of SQL, or a socket's path
 * @param reach whether it answered
 * @param noAnswer why SQL gave nothing, if it was asked in vain
 * @param state in the server's words, such as Synced or Donor/Desynced
 * @param size members of its component
 * @param clusterStatus Primary, non-Primary or Disconnected
 * @param version of the server
 * @param position wsrep_last_committed
 * @param receiveQueue write sets received and not applied yet
 * @param members where clients may connect to the members of its component, as it sees them
 */
public record NodeStatus(
        String address,
        Reach reach,
        Optional<NoAnswer> noAnswer,
        Optional<String> name,
        Optional<String> state,
        Optional<UUID> cluster,
        Optional<Integer> size,
        Optional<String> clusterStatus,
        Optional<Boolean> ready,
        Optional<String> version,
        Optional<Long> position,
        Optional<Long> receiveQueue,
        List<String> members) {
    public NodeStatus {
        members = List.copyOf(members);
    }

    /** Whether it is in a Primary Component. */
    public boolean primary() {
        return clusterStatus.filter("Primary"::equals).isPresent();
    }

    /** Whether it is a full member of a Primary Component. */
    public boolean synced() {
        return primary() && state.filter("Synced"::equals).isPresent() && ready.orElse(false);
    }

    /**
     * Why SQL gave nothing.
     *
     * @param kind never {@link Reach#ANSWERED} nor {@link Reach#GALERA_ONLY}
     * @param detail a sentence of the server or of this machine, without a secret; may be empty
     */
    public record NoAnswer(Reach kind, String detail) {}

    /** What became of the question. */
    public enum Reach {
        ANSWERED("answered"),
        /** A Galera node listens, but SQL gave no answer: no account, or a server that is not up yet. */
        GALERA_ONLY("galera-only"),
        /** Nothing listens. */
        REFUSED("refused"),
        /** No answer in time. */
        TIMED_OUT("timed-out"),
        /** A server is there and does not let our account in. */
        DENIED("denied"),
        /** Something answers that is not understood. */
        FAILED("failed");

        private final String slug;

        Reach(String slug) {
            this.slug = slug;
        }

        /** The word for it in JSON. */
        public String slug() {
            return slug;
        }
    }
}
