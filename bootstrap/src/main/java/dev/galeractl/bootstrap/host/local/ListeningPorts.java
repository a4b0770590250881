package dev.galeractl.bootstrap.host.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who listens on which TCP port of this host, as the kernel's tables in /proc say: nothing is connected to, nothing is bound. */
final class ListeningPorts {
    private static final String LISTENING = "0A";
    private static final Pattern COLUMN = Pattern.compile("\\s+");

    private final List<Listener> listeners;

    private ListeningPorts(List<Listener> listeners) {
        this.listeners = listeners;
    }

    private record Listener(InetAddress address, int port, String inode) {}

    /** Empty where there is no /proc to read. */
    static Optional<ListeningPorts> read() {
        List<Listener> listeners = new ArrayList<>();
        boolean readable = false;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try {
                for (String line : Files.readAllLines(Path.of(table))) {
                    listener(line).ifPresent(listeners::add);
                }
                readable = true;
            } catch (IOException notThere) {
                // A kernel without IPv6 has no second table.
            }
        }
        return readable ? Optional.of(new ListeningPorts(listeners)) : Optional.empty();
    }

    /** Whether somebody listens where a server with this address would; a wildcard on either side takes the port everywhere. */
    boolean taken(InetAddress address, int port) {
        return find(address, port).isPresent();
    }

    /** The process that listens there, if this user may see it. */
    Optional<Long> holder(InetAddress address, int port) {
        return find(address, port)
                .flatMap(listener -> Optional.ofNullable(processesBySocket().get("socket:[" + listener.inode() + "]")));
    }

    private Optional<Listener> find(InetAddress address, int port) {
        return listeners.stream()
                .filter(listener -> listener.port() == port)
                .filter(listener -> address.isAnyLocalAddress()
                        || listener.address().isAnyLocalAddress()
                        || listener.address().equals(address))
                .findFirst();
    }

    private static Optional<Listener> listener(String line) {
        String[] columns = COLUMN.split(line.strip(), -1);
        if (columns.length < 10 || !columns[3].equals(LISTENING)) {
            return Optional.empty();
        }
        int colon = columns[1].indexOf(':');
        byte[] words = HexFormat.of().parseHex(columns[1].substring(0, colon));
        // The kernel prints each 32-bit word in its own byte order, which is little-endian on what we run on.
        byte[] address = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            address[i] = words[(i / 4) * 4 + 3 - i % 4];
        }
        try {
            // An IPv4 address written as IPv6 becomes an IPv4 address here.
            return Optional.of(new Listener(
                    InetAddress.getByAddress(address),
                    Integer.parseInt(columns[1].substring(colon + 1), 16),
                    columns[9]));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Long> processesBySocket() {
        Map<String, Long> processes = new HashMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                sockets(process)
                        .forEach(socket -> processes.put(
                                socket, Long.parseLong(process.getFileName().toString())));
            }
        } catch (IOException e) {
            return Map.of();
        }
        return processes;
    }

    private static List<String> sockets(Path process) {
        List<String> sockets = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:")) {
                    sockets.add(target);
                }
            }
        } catch (IOException notOursOrGone) {
            return sockets;
        }
        return sockets;
    }
}
