package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of its own with one host for each node, that can be parted without a word: packets vanish, as behind a switch that died, and nobody
 * refuses anything. Loopback addresses cannot do that.
 *
 * <p>Hosts are network namespaces, each kept by a process that ends with this one, however that ends; they are joined by two bridges in one more
 * namespace, and to cut a host off is to plug it into the second bridge. Nothing of the machine's own network is changed. Needs root.
 */
final class SplitNetwork implements AutoCloseable {
    private static final String SUBNET = "10.80.0.";

    private final List<Process> keepers = new ArrayList<>();
    private final Process bridges;
    private final List<Process> hosts;

    /** A network in which every host reaches every other one. */
    SplitNetwork(int size) {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may make network namespaces");
        bridges = namespace();
        for (String bridge : List.of("whole", "rest")) {
            ip(bridges, "link", "add", bridge, "type", "bridge");
            ip(bridges, "link", "set", bridge, "up");
        }
        hosts = IntStream.range(0, size).mapToObj(this::host).toList();
    }

    List<String> addresses() {
        return IntStream.range(0, hosts.size()).mapToObj(SplitNetwork::address).toList();
    }

    /** The command, without what it shall run, that runs a program on this host; the first one is 0. */
    List<String> on(int host) {
        return enter(hosts.get(host));
    }

    /** Parts these hosts from all others; among one another they are still connected. */
    void cut(int... apart) {
        IntStream.of(apart).forEach(host -> plug(host, "rest"));
    }

    /** Takes a {@link #cut} back. */
    void mend(int... apart) {
        IntStream.of(apart).forEach(host -> plug(host, "whole"));
    }

    private Process host(int number) {
        Process host = namespace();
        String cable = "host" + number;
        String keeper = String.valueOf(host.pid());
        ip(bridges, "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", keeper);
        plug(number, "whole");
        ip(bridges, "link", "set", cable, "up");
        ip(host, "link", "set", "lo", "up");
        ip(host, "addr", "add", address(number) + "/24", "dev", "eth0");
        ip(host, "link", "set", "eth0", "up");
        return host;
    }

    private void plug(int host, String bridge) {
        ip(bridges, "link", "set", "host" + host, "master", bridge);
    }

    private static String address(int host) {
        return SUBNET + (host + 1);
    }

    /** A namespace lives as long as a process in it; this one reads what nobody writes, and so ends with this program. */
    private Process namespace() {
        try {
            Process keeper = new ProcessBuilder("unshare", "--net", "cat").start();
            keepers.add(keeper);
            Path ours = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
            Path its = Path.of("/proc", String.valueOf(keeper.pid()), "ns/net");
            Instant end = Instant.now().plus(Duration.ofSeconds(10));
            while (Files.readSymbolicLink(its).equals(ours)) {
                assertThat(Instant.now()).as("unshare works").isBefore(end);
                Thread.onSpinWait();
            }
            return keeper;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> enter(Process namespace) {
        return List.of("nsenter", "--net=/proc/" + namespace.pid() + "/ns/net");
    }

    private static void ip(Process namespace, String... arguments) {
        Object[] command = Stream.of(enter(namespace), List.of("ip"), List.of(arguments))
                .flatMap(List::stream)
                .toArray();
        Program.of(command).run().assertExit(0);
    }

    @Override
    public void close() {
        keepers.forEach(Process::destroy);
    }
}
