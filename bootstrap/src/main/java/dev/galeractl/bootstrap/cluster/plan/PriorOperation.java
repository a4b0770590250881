package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.fact.PriorRun;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the journal remembers of the last operation with the same wish.
 *
 * @param started nodes whose servers it began to start
 * @param created nodes whose datadirs it made
 * @param installing nodes on whose hosts it began to install packages
 * @param cluster that it made or found, if it came so far
 */
public record PriorOperation(
        String operationId,
        boolean finished,
        Set<String> started,
        Set<String> created,
        Set<String> installing,
        Optional<UUID> cluster) {
    public PriorOperation {
        started = Set.copyOf(started);
        created = Set.copyOf(created);
        installing = Set.copyOf(installing);
    }

    /** What of it concerns one node. */
    PriorRun of(String node) {
        return new PriorRun(operationId, finished, started.contains(node), created.contains(node));
    }
}
