package dev.galeractl.replication.address;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A host with an optional port, as in {@code wsrep_node_address} and in a member of a cluster address. Names are never looked up.
 *
 * @param host a name or an address; IPv6 without its brackets
 */
public record NodeAddress(String host, OptionalInt port) {

    private static final Set<String> LOOPBACK_NAMES =
            Set.of("localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost", "ip6-loopback");

    /** Reads {@code host}, {@code host:port}, {@code [v6]}, {@code [v6]:port} or a bare IPv6 address; empty if it is none of these. */
    public static Optional<NodeAddress> parse(String text) {
        String address = text.strip();
        if (IpLiteral.parse(address).isPresent()) {
            return Optional.of(new NodeAddress(address, OptionalInt.empty()));
        }
        int close = address.indexOf(']');
        int colon = address.indexOf(':', Math.max(close, 0));
        String host = colon < 0 ? address : address.substring(0, colon);
        if (host.startsWith("[") && close == host.length() - 1) {
            host = host.substring(1, close);
        }
        if (host.isEmpty()
                || host.chars().anyMatch(c -> Character.isWhitespace(c) || c == '[' || c == ']' || c == '/')) {
            return Optional.empty();
        }
        if (colon < 0) {
            return Optional.of(new NodeAddress(host, OptionalInt.empty()));
        }
        OptionalInt port = parsePort(address.substring(colon + 1));
        return port.isPresent() ? Optional.of(new NodeAddress(host, port)) : Optional.empty();
    }

    /** A port's number, if it is one between 1 and 65535. */
    static OptionalInt parsePort(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** The numeric address, if the host is one; a name is not looked up. */
    public Optional<InetAddress> literal() {
        return IpLiteral.parse(host);
    }

    /** 127.0.0.0/8, ::1 or a name that always means them. */
    public boolean isLoopback() {
        return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))
                || literal().filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** 0.0.0.0, :: or an asterisk, which say "every address" and are nobody's own. */
    public boolean isWildcard() {
        return host.equals("*")
                || literal().filter(InetAddress::isAnyLocalAddress).isPresent();
    }

    /** Whether both name the same host as far as the text tells: equal addresses, or equal names but for case and a final dot. */
    public boolean sameHost(NodeAddress other) {
        Optional<InetAddress> mine = literal();
        if (mine.isPresent() || other.literal().isPresent()) {
            return mine.equals(other.literal());
        }
        return plain(host).equals(plain(other.host));
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** As it is written in an option file, IPv6 in brackets. */
    @Override
    public String toString() {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port.isPresent() ? bracketed + ":" + port.getAsInt() : bracketed;
    }
}
