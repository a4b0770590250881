package dev.galeractl.replication.address;

import dev.galeractl.replication.address.ClusterAddress.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a cluster address in which nothing is wrong and nothing is unusual: names and IPv4 addresses with commas between them, with ports or without.
 * Such are nearly all, and to compile what finds the mistakes takes a cold JVM longer than all else about the address. A test
 * holds what is read here against {@link ClusterAddressParser}.
 */
final class PlainClusterAddress {
    private static final String START = ClusterAddress.SCHEME + "://";

    private PlainClusterAddress() {}

    /** Empty if the text is not plain. */
    static Optional<ClusterAddress> read(String text) {
        if (!text.startsWith(START)) {
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>();
        int from = START.length();
        // Behind a comma at the end there is one more member, which is empty and so not plain.
        while (text.length() > START.length() && from <= text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            Optional<Member> member = member(text.substring(from, to), from);
            if (member.isEmpty()) {
                return Optional.empty();
            }
            members.add(member.get());
            from = to + 1;
        }
        return Optional.of(new ClusterAddress(text, ClusterAddress.SCHEME, members, Map.of(), List.of()));
    }

    private static Optional<Member> member(String written, int offset) {
        int colon = written.indexOf(':');
        String host = colon < 0 ? written : written.substring(0, colon);
        OptionalInt port = colon < 0 ? OptionalInt.empty() : NodeAddress.parsePort(written.substring(colon + 1));
        return isHost(host) && (colon < 0 || port.isPresent())
                ? Optional.of(new Member(host, port, offset, written.length()))
                : Optional.empty();
    }

    /** Whether that is an IPv4 address or can be a name. */
    static boolean isHost(String text) {
        boolean numeric = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || c == '.';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
            if (!digit && !letter) {
                return false;
            }
            numeric &= digit;
        }
        if (numeric) {
            return IpLiteral.bytes(text).isPresent();
        }
        char first = text.charAt(0);
        return first != '.' && first != '-' && !text.endsWith("-") && !text.contains("..");
    }
}
