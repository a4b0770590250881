package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.ListeningSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who listens on which TCP port of this host, as the kernel's tables in /proc say: nothing is connected to, nothing is bound. */
final class ListeningPorts {
    private final ListeningSockets sockets;

    private ListeningPorts(ListeningSockets sockets) {
        this.sockets = sockets;
    }

    /** Empty where there is no /proc to read. */
    static Optional<ListeningPorts> read() {
        List<String> lines = new ArrayList<>();
        boolean readable = false;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try {
                lines.addAll(Files.readAllLines(Path.of(table)));
                readable = true;
            } catch (IOException notThere) {
                // A kernel without IPv6 has no second table.
            }
        }
        return readable ? Optional.of(new ListeningPorts(ListeningSockets.of(lines))) : Optional.empty();
    }

    /** Whether somebody listens where a server with this address would; a wildcard on either side takes the port everywhere. */
    boolean taken(InetAddress address, int port) {
        return sockets.find(address, port).isPresent();
    }

    /** The process that listens there, if this user may see it. */
    Optional<Long> holder(InetAddress address, int port) {
        return sockets.find(address, port)
                .flatMap(socket -> Optional.ofNullable(processesBySocket().get("socket:[" + socket.inode() + "]")));
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
