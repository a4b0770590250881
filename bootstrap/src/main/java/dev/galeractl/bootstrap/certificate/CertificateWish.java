package dev.galeractl.bootstrap.certificate;

import dev.galeractl.replication.address.NodeAddress;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * For whom a certificate is wanted.
 *
 * @param name of the node, and the certificate's common name
 * @param addresses by which clients and the other nodes reach it, without ports
 */
public record CertificateWish(String name, List<NodeAddress> addresses) {
    public CertificateWish {
        addresses = List.copyOf(addresses);
    }

    /** Everything that it may be called: its name, the host names and the numeric addresses, each once. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add(name);
        addresses.forEach(address -> names.add(written(address)));
        return names;
    }

    /** A numeric address in the one spelling that Java gives it. */
    static String written(NodeAddress address) {
        return address.literal().map(InetAddress::getHostAddress).orElse(address.host());
    }
}
