package dev.galeractl.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loopback addresses that belong to this test run: 127.80.<i>b</i>.1 to .250 for a block <i>b</i>, and another block when they are used up. A run
 * claims a block by holding a port of the block's last address, so that two checkouts can be tested at once; the kernel gives it back however the
 * run ends.
 */
final class AddressBlock {
    private static final List<Integer> STANDARD_PORTS = List.of(3306, 4444, 4567, 4568);
    private static final int LAST = 250;
    /** All of this run, the one in use last: a claim lasts as long as somebody holds it. */
    private static final List<AddressBlock> CLAIMED = new ArrayList<>(List.of(claim()));

    private final String prefix;

    @SuppressWarnings("unused") // Held open: this is the claim.
    private final ServerSocket claim;

    private int next = 1;

    private AddressBlock(String prefix, ServerSocket claim) {
        this.prefix = prefix;
        this.claim = claim;
    }

    /** An address whose standard ports are free; every call gives another one. */
    static synchronized String nextAddress() {
        return consecutive(1);
    }

    /** The first of {@code count} addresses in a row that are all free. */
    static synchronized String consecutive(int count) {
        return CLAIMED.get(CLAIMED.size() - 1).take(count).orElseGet(() -> {
            AddressBlock another = claim();
            CLAIMED.add(another);
            return another.take(count)
                    .orElseThrow(() -> new IllegalStateException(count + " addresses are not free in one block"));
        });
    }

    private Optional<String> take(int count) {
        for (int first = next; first + count - 1 <= LAST; first++) {
            boolean free = true;
            for (int i = first; i < first + count; i++) {
                String address = prefix + i;
                free &= STANDARD_PORTS.stream().allMatch(port -> isFree(address, port));
            }
            if (free) {
                next = first + count;
                return Optional.of(prefix + first);
            }
        }
        return Optional.empty();
    }

    private static AddressBlock claim() {
        for (int block = 1; block < 255; block++) {
            String prefix = "127.80." + block + ".";
            try {
                return new AddressBlock(prefix, listen(prefix + "254", 4567));
            } catch (IOException taken) {
                // Another run has this block; try the next.
            }
        }
        throw new IllegalStateException("All blocks of 127.80.0.0/16 are taken");
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket probe = listen(address, port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listen(String address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return socket;
        } catch (IOException e) {
            try {
                socket.close();
            } catch (IOException suppressed) {
                throw new UncheckedIOException(suppressed);
            }
            throw e;
        }
    }
}
