package dev.galeractl.bootstrap.fact;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sockets on which somebody listens, as the kernel's tables {@code /proc/net/tcp} and {@code tcp6} show them.
 *
 * @param sockets in the order of the tables
 */
public record ListeningSockets(List<Socket> sockets) {
    private static final String LISTENING = "0A";
    private static final Pattern COLUMN = Pattern.compile("\\s+");
    private static final int COLUMNS = 10;

    public ListeningSockets {
        sockets = List.copyOf(sockets);
    }

    /** One of them; the inode tells whose it is. */
    public record Socket(InetAddress address, int port, String inode) {}

    /** Reads the lines of the tables; a line of anything else is passed over. */
    public static ListeningSockets of(List<String> lines) {
        return new ListeningSockets(
                lines.stream().flatMap(line -> socket(line).stream()).toList());
    }

    /** The socket of somebody who listens where a server with this address would; a wildcard on either side takes the port everywhere. */
    public Optional<Socket> find(InetAddress address, int port) {
        return sockets.stream()
                .filter(socket -> socket.port() == port)
                .filter(socket -> address.isAnyLocalAddress()
                        || socket.address().isAnyLocalAddress()
                        || socket.address().equals(address))
                .findFirst();
    }

    private static Optional<Socket> socket(String line) {
        String[] columns = COLUMN.split(line.strip(), -1);
        if (columns.length < COLUMNS || !columns[3].equals(LISTENING)) {
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
            return Optional.of(new Socket(
                    InetAddress.getByAddress(address),
                    Integer.parseInt(columns[1].substring(colon + 1), 16),
                    columns[9]));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
