package dev.galeractl.replication.group;

import java.net.InetSocketAddress;
import java.time.Duration;

/** Looks at a group communication port without joining, and without sending a single byte. */
public interface GroupProbe {

    /**
     * Connects, reads at most the peer's greeting, and closes.
     *
     * @param connectTimeout how long to wait for the TCP connection; reading has its own, much shorter limit
     */
    ProbeResult probe(InetSocketAddress address, Duration connectTimeout);
}
