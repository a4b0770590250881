package dev.galeractl.bootstrap.fact;

import dev.galeractl.replication.state.WsrepStatus;
import java.util.Optional;
import java.util.UUID;

/**
 * What one other member of the address list had to say.
 *
 * @param written the member as it is written in wsrep_cluster_address
 * @param address host:port of its group communication
 * @param answer what the look at that port showed
 * @param status its wsrep status, where an account or a socket let us ask
 */
public record PeerEvidence(String written, String address, Answer answer, Optional<WsrepStatus> status) {
    /** What a look at a group communication port can show. */
    public enum Answer {
        /** A Galera node greeted us. */
        GALERA("galera"),
        /** The host answers, and nothing listens. */
        REFUSED("refused"),
        TIMED_OUT("timed-out"),
        /** The name does not resolve, or there is no way to the host. */
        UNREACHABLE("unreachable"),
        /** Something answered that is not Galera. */
        NOT_GALERA("not-galera"),
        /** Connected and nothing was said: a node that wants TLS, or another program. */
        SILENT("silent");

        private final String slug;

        Answer(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }
    }

    /** Whether its status says that it is in a Primary Component; empty if nobody could ask. */
    public Optional<Boolean> primary() {
        return status.flatMap(WsrepStatus::primary);
    }

    /** What its cluster is called, by its own words. */
    public Optional<String> clusterName() {
        return status.flatMap(WsrepStatus::clusterName);
    }

    /** The history its cluster is in. */
    public Optional<UUID> cluster() {
        return status.flatMap(WsrepStatus::clusterStateUuid);
    }
}
