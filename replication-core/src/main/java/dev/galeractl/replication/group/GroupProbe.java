package dev.galeractl.replication.group;

import java.net.InetSocketAddress;
import java.time.Duration;

/** Looks at a group communication port without joining. */
public interface GroupProbe {

    /** Connects, listens, asks for the group's name if the request has one, and closes. */
    ProbeResult probe(ProbeRequest request);

    /**
     * Connects, reads at most the peer's greeting, and closes.
     *
     * @param connectTimeout how long to wait for the TCP connection; reading has its own, much shorter limit
     */
    default ProbeResult probe(InetSocketAddress address, Duration connectTimeout) {
        return probe(ProbeRequest.look(address, connectTimeout));
    }
}
