package dev.galeractl.bootstrap.cluster.forecast;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.Optional;

/**
 * A member that could give its data.
 *
 * @param node as described
 * @param facts of its host
 * @param status Synced, in a Primary Component
 */
record Donor(Node node, MemberFacts facts, WsrepStatus status) {

    /** Whether it has, in its cache, all that was written after that position of its own history. */
    boolean canSendAfter(Gtid position) {
        return status.clusterStateUuid().equals(Optional.of(position.uuid()))
                && position.seqno().value().isPresent()
                && StateTransferForecast.cachesAfter(
                        status, position.seqno().value().orElseThrow());
    }

    /** How many write-sets came after that one. */
    Optional<Long> writeSetsAfter(long seqno) {
        return status.lastCommitted().isPresent()
                ? Optional.of(Math.max(0, status.lastCommitted().getAsLong() - seqno))
                : Optional.empty();
    }

    /** The mean size of the write-sets that it saw since it was started; empty if it saw none. */
    Optional<Long> meanWriteSet() {
        long count = number("wsrep_replicated") + number("wsrep_received");
        long bytes = number("wsrep_replicated_bytes") + number("wsrep_received_bytes");
        return count > 0 && bytes > 0 ? Optional.of(bytes / count) : Optional.empty();
    }

    private long number(String name) {
        return status.value(name)
                .filter(it -> it.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
