package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.Checksum;
import java.time.Duration;
import java.util.UUID;

/** What a look at a group communication port has shown. */
public sealed interface ProbeResult {

    /**
     * A Galera node or arbitrator greeted us.
     *
     * @param peer its identity in the group, new at every start
     * @param segment 0–255
     * @param checksum which checksum it puts on its frames
     * @param connectTime how long the TCP connect took
     */
    record Handshake(UUID peer, int segment, Checksum checksum, Duration connectTime) implements ProbeResult {}

    /** The port is closed: nothing listens, though the host answers. */
    record Refused() implements ProbeResult {}

    /** The host did not answer at all: down, or a firewall drops the packets. */
    record TimedOut() implements ProbeResult {}

    /** The name cannot be resolved, or there is no way to the host. */
    record Unreachable(String detail) implements ProbeResult {}

    /** Something answered that is not Galera, or a node closed the connection at once. */
    record NotGalera(String detail) implements ProbeResult {}

    /** The connection stands, but nothing was said: a node that wants TLS, or another program that waits for its client. */
    record Silent() implements ProbeResult {}
}
