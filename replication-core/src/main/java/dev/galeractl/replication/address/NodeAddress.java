package dev.galeractl.replication.address;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A host with an optional port, as in {@code wsrep_node_address} and in a member of a cluster address. Names are never looked up.
 *
 * @param host a name or an address; IPv6 without its brackets
 */
public record NodeAddress(String host, OptionalInt port) {

    /** Reads {@code host}, {@code host:port}, {@code [v6]:port} or a bare IPv6 address; empty if it is none of these. */
    public static Optional<NodeAddress> parse(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new NodeAddress(text.strip(), OptionalInt.empty()));
    }

    /** The numeric address, if the host is one; a name is not looked up. */
    public Optional<InetAddress> literal() {
        return IpLiteral.parse(host);
    }

    /** 127.0.0.0/8, ::1 or a name that always means them. */
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost")
                || literal().filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** 0.0.0.0 or ::, which says "every address" and is nobody's own. */
    public boolean isWildcard() {
        return literal().filter(InetAddress::isAnyLocalAddress).isPresent();
    }
}
