package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.lab.LabFacts;
import dev.galeractl.bootstrap.lab.LabSpec;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds out which addresses and ports of this machine a lab can have. */
final class LabAddresses {
    private LabAddresses() {}

    /** 127.0.0.2 and the addresses after it, or the first block of the same kind on which nobody listens. */
    static String freeBlock() {
        Optional<ListeningPorts> listening = ListeningPorts.read();
        return IntStream.range(0, 255)
                .mapToObj(block -> "127.0." + block + ".2")
                .filter(base -> LabSpec.block(base, LabSpec.MOST_NODES + 1).orElseThrow().stream()
                        .allMatch(address -> taken(listening, address).isEmpty()))
                .findFirst()
                .orElseThrow(() -> LocalLab.problem("problem.lab-no-addresses"));
    }

    /** Ports of nodes that do not run, on which somebody listens all the same. */
    static List<String> taken(LabFacts facts) {
        Optional<ListeningPorts> listening = ListeningPorts.read();
        List<String> taken = new ArrayList<>();
        for (LabFacts.Node node : facts.nodes()) {
            if (node.running().isEmpty()) {
                taken.addAll(taken(listening, node.node().address()));
            }
        }
        return taken;
    }

    private static List<String> taken(Optional<ListeningPorts> listening, String address) {
        InetAddress parsed = OwnAddresses.resolve(address).get(0);
        return LabSpec.PORTS.stream()
                .filter(port -> listening.filter(it -> it.taken(parsed, port)).isPresent())
                .map(port -> address + ":" + port)
                .toList();
    }
}
