package dev.galeractl.diagnostics.config.fact;

import java.time.Duration;
import java.util.Optional;

/**
 * What the people who run the cluster expect of it. No file tells this.
 *
 * @param bytesPerSecond that are written to the cluster, on all nodes together, at its busiest
 * @param downtime that a node may be away and still catch up without a copy of all data
 * @param roundTrip the longest between two nodes
 */
public record Expectations(Optional<Long> bytesPerSecond, Optional<Duration> downtime, Optional<Duration> roundTrip) {

    /** Nobody said anything. */
    public static Expectations none() {
        return new Expectations(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
