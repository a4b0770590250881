package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.address.NodeAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names and addresses of this host. */
final class OwnAddresses {
    private final Set<InetAddress> interfaces;
    private final String hostName;

    OwnAddresses(Set<InetAddress> interfaces, String hostName) {
        this.interfaces = interfaces;
        this.hostName = hostName;
    }

    static OwnAddresses read() {
        Set<InetAddress> addresses = new HashSet<>();
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                addresses.addAll(Collections.list(each.getInetAddresses()));
            }
        } catch (SocketException none) {
            // A host without interfaces still has its loopback addresses.
        }
        return new OwnAddresses(addresses, readHostName());
    }

    Set<InetAddress> interfaces() {
        return interfaces;
    }

    String hostName() {
        return hostName;
    }

    /** Whether a server of this host can listen there. */
    boolean isOurs(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || interfaces.contains(address);
    }

    /**
     * Whether a member of an address list is the node itself. Several nodes can live side by side on the addresses of one host, so every address of the host
     * counts only for a node that listens everywhere and was told no address of its own.
     *
     * @param own where the node's group communication listens and what is told to others, without ports
     */
    boolean isSelf(NodeAddress member, int memberPort, List<NodeAddress> own, int ownPort) {
        if (memberPort != ownPort) {
            return false;
        }
        List<InetAddress> theirs = resolve(member.host());
        List<InetAddress> mine = own.stream()
                .filter(address -> !address.isWildcard())
                .flatMap(address -> resolve(address.host()).stream())
                .toList();
        if (own.stream().anyMatch(member::sameHost) || theirs.stream().anyMatch(mine::contains)) {
            return true;
        }
        boolean listensEverywhere = own.stream().anyMatch(NodeAddress::isWildcard);
        boolean toldNoAddress = mine.isEmpty();
        boolean onLoopback = mine.stream().anyMatch(InetAddress::isLoopbackAddress);
        // The host's own name is often a loopback address in its /etc/hosts.
        return listensEverywhere
                && theirs.stream()
                        .anyMatch(address -> address.isLoopbackAddress()
                                ? !onLoopback
                                : toldNoAddress && interfaces.contains(address));
    }

    /** The addresses of a host; empty if its name does not resolve. */
    static List<InetAddress> resolve(String host) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static String readHostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }
    }
}
