package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterLook;
import dev.galeractl.bootstrap.host.Host;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How an operation sees the hosts of its nodes. */
final class ClusterSight {
    private final ClusterLook look;
    private final List<Host> hosts;
    private Optional<ClusterFacts> seen = Optional.empty();

    /** @param hosts of the description's nodes, in its order */
    ClusterSight(ClusterDescription cluster, List<Host> hosts, InstantSource clock) {
        this.look = new ClusterLook(cluster, clock);
        this.hosts = List.copyOf(hosts);
    }

    /** A whole look, now. */
    ClusterFacts look() {
        ClusterFacts facts = asked(look::look);
        seen = Optional.of(facts);
        return facts;
    }

    /** Looks for a guard, now: what says nothing of whether a server may be stopped or started is left out. */
    ClusterFacts lookAgain() {
        return asked(look::lookAgain);
    }

    /** The latest whole look, for what does not change while somebody reads a plan: where servers live, and what runs them. Nothing is guarded by it. */
    ClusterFacts latest() {
        return seen.orElseGet(this::look);
    }

    private ClusterFacts asked(Asking asking) {
        try {
            return asking.ask(hosts);
        } catch (InterruptedException e) {
            // The executor knows it by its cause.
            throw new IllegalStateException(e);
        }
    }

    /** One of the looks. */
    private interface Asking {
        ClusterFacts ask(List<Host> hosts) throws InterruptedException;
    }
}
