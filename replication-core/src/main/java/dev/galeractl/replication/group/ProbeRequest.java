package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.GroupName;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be looked at.
 *
 * @param connectTimeout how long to wait for the TCP connection
 * @param group the name to ask for; a member that hears it writes a message to its log
 * @param identity what a peer that wants TLS is shown
 */
public record ProbeRequest(
        InetSocketAddress address, Duration connectTimeout, Optional<GroupName> group, Optional<TlsIdentity> identity) {

    /** A look that asks for nothing and shows nothing. */
    public static ProbeRequest look(InetSocketAddress address, Duration connectTimeout) {
        return new ProbeRequest(address, connectTimeout, Optional.empty(), Optional.empty());
    }
}
