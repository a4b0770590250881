package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which starts are the same node's. A node is known by the address that it gives others; a start that does not say it is taken for the node
 * that spoke before it in the same log, or else after it. Loopback and wildcard addresses name nobody beyond their own log, unless they differ from
 * the usual ones, as those of a lab do.
 */
final class NodeIdentity {

    private NodeIdentity() {}

    static List<NodeHistory> tell(List<ReadLog> logs) {
        Map<String, List<ServerStart>> byKey = new LinkedHashMap<>();
        for (ReadLog log : logs) {
            List<String> keys = keys(log);
            for (int i = 0; i < keys.size(); i++) {
                byKey.computeIfAbsent(keys.get(i), absent -> new ArrayList<>())
                        .add(log.starts().get(i));
            }
        }
        return byKey.values().stream().map(NodeIdentity::history).toList();
    }

    private static List<String> keys(ReadLog log) {
        List<Optional<String>> said =
                log.starts().stream().map(start -> key(log, start)).toList();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Optional<String> key = said.get(i);
            for (int before = i - 1; key.isEmpty() && before >= 0; before--) {
                key = said.get(before);
            }
            for (int after = i + 1; key.isEmpty() && after < said.size(); after++) {
                key = said.get(after);
            }
            keys.add(key.orElse("log " + log.source()));
        }
        return keys;
    }

    private static Optional<String> key(ReadLog log, ServerStart start) {
        return start.ownAddress().map(own -> {
            boolean everybodys = own.isWildcard()
                    || own.host().equals("127.0.0.1")
                    || own.host().equals("127.0.1.1")
                    || own.host().equals("::1")
                    || own.host().equals("localhost");
            return (everybodys ? "log " + log.source() + " " : "") + own.host() + " "
                    + own.port().orElse(4567);
        });
    }

    private static NodeHistory history(List<ServerStart> unordered) {
        List<ServerStart> starts = new ArrayList<>(unordered);
        if (starts.stream().allMatch(start -> start.begin().isPresent())) {
            // Stable: starts of one second keep the order in which they were given.
            starts.sort(Comparator.comparing(start -> start.begin().orElseThrow()));
        }
        Optional<NodeAddress> address =
                latest(starts.stream().map(ServerStart::ownAddress).toList());
        Optional<String> name =
                latest(starts.stream().map(ServerStart::nodeName).toList());
        String label = address.map(it -> it.port().orElse(4567) == 4567
                        ? it.host()
                        : it.host() + ":" + it.port().getAsInt())
                .or(() -> name)
                .orElse(starts.get(0).source());
        return new NodeHistory(label, address, name, starts);
    }

    private static <T> Optional<T> latest(List<Optional<T>> values) {
        return values.stream().flatMap(Optional::stream).reduce((earlier, later) -> later);
    }
}
