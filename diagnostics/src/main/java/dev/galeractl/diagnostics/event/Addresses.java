package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.address.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Addresses in the forms in which logs write them. */
final class Addresses {

    private Addresses() {}

    /** {@code 192.168.199.133:,db2:4600,[::1]:}: the port may be missing while its colon is there. */
    static List<NodeAddress> list(String text) {
        List<NodeAddress> addresses = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            one(part).ifPresent(addresses::add);
        }
        return List.copyOf(addresses);
    }

    static Optional<NodeAddress> one(String text) {
        String rest = text.strip();
        int hostEnd = rest.startsWith("[") ? rest.indexOf(']') + 1 : rest.lastIndexOf(':');
        String host = hostEnd <= 0 ? rest : rest.substring(0, hostEnd);
        String port = hostEnd <= 0 || hostEnd >= rest.length() ? "" : rest.substring(hostEnd + 1);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NodeAddress(
                host, Phrase.leadingNumber(port).map(OptionalInt::of).orElseGet(OptionalInt::empty)));
    }

    /** {@code tcp://192.168.199.133:4567} without what stands before the address. */
    static String withoutScheme(String text) {
        int slashes = text.indexOf("://");
        return slashes < 0 ? text : text.substring(slashes + 3);
    }
}
