package dev.galeractl.bootstrap.probe;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What one port has shown.
 *
 * @param address host and port
 * @param resolved the address that was connected to; empty if the name has none
 */
public record ProbedHost(NodeAddress address, Optional<InetAddress> resolved, ProbeResult result) {

    /** Whether a Galera node or arbitrator greeted. */
    public boolean greeted() {
        return result instanceof ProbeResult.Greeted;
    }

    /** What it said to the group's name; empty if it was not asked. */
    public Optional<GroupAnswer> group() {
        return result instanceof ProbeResult.Greeted greeted ? greeted.group() : Optional.empty();
    }
}
