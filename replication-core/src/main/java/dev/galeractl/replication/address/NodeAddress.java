package dev.galeractl.replication.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
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

    private static final List<String> PROTOCOLS = List.of("tcp://", "ssl://", "dynamic://");

    private static final Set<String> LOOPBACK_NAMES =
            Set.of("localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost", "ip6-loopback");

    /** Reads {@code host}, {@code host:port}, {@code [v6]}, {@code [v6]:port} or a bare IPv6 address; empty if it is none of these. */
    public static Optional<NodeAddress> parse(String text) {
        String address = text.strip();
        if (IpLiteral.bytes(address).isPresent()) {
            return Optional.of(new NodeAddress(address, OptionalInt.empty()));
        }
        int close = address.indexOf(']');
        int colon = address.indexOf(':', Math.max(close, 0));
        String host = colon < 0 ? address : address.substring(0, colon);
        if (host.startsWith("[") && close == host.length() - 1) {
            host = host.substring(1, close);
        }
        if (host.isEmpty() || hasForeign(host)) {
            return Optional.empty();
        }
        if (colon < 0) {
            return Optional.of(new NodeAddress(host, OptionalInt.empty()));
        }
        OptionalInt port = parsePort(address.substring(colon + 1));
        return port.isPresent() ? Optional.of(new NodeAddress(host, port)) : Optional.empty();
    }

    /**
     * Reads {@code tcp://host:port?options}, of which protocol, port and options may be missing, as options of the provider take it.
     */
    public static Optional<NodeAddress> ofEndpoint(String text) {
        int start = 0;
        for (String protocol : PROTOCOLS) {
            if (text.startsWith(protocol)) {
                start = protocol.length();
            }
        }
        int question = text.indexOf('?', start);
        return parse(question < 0 ? text.substring(start) : text.substring(start, question));
    }

    private static boolean hasForeign(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (Character.isWhitespace(c) || c == '[' || c == ']' || c == '/') {
                return true;
            }
        }
        return false;
    }

    /** A port's number, if it is one between 1 and 65535. */
    static OptionalInt parsePort(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return OptionalInt.empty();
            }
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** Whether the host is an address and no name. */
    public boolean isNumeric() {
        return IpLiteral.bytes(host).isPresent();
    }

    /** The numeric address, if the host is one; a name is not looked up. */
    public Optional<InetAddress> literal() {
        return IpLiteral.parse(host);
    }

    /** 127.0.0.0/8, ::1 or a name that always means them. */
    public boolean isLoopback() {
        return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))
                || IpLiteral.bytes(host).filter(IpLiteral::isLoopback).isPresent();
    }

    /** 0.0.0.0, :: or an asterisk, which say "every address" and are nobody's own. */
    public boolean isWildcard() {
        return host.equals("*")
                || IpLiteral.bytes(host).filter(IpLiteral::isWildcard).isPresent();
    }

    /** Whether both name the same host as far as the text tells: equal addresses, or equal names but for case and a final dot. */
    public boolean sameHost(NodeAddress other) {
        Optional<byte[]> mine = IpLiteral.bytes(host);
        Optional<byte[]> others = IpLiteral.bytes(other.host);
        if (mine.isPresent() || others.isPresent()) {
            return mine.isPresent() && others.isPresent() && Arrays.equals(mine.get(), others.get());
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
