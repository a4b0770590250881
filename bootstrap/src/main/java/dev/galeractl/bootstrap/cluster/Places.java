package dev.galeractl.bootstrap.cluster;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.yaml.YamlNode.Place;
import java.util.HashMap;
import java.util.Map;

/** Where in cluster.yaml the value of a key stands. Paths are like {@code nodes[0].weight}. */
final class Places {
    private final SourceFile shown;
    private final Map<String, Evidence> byPath = new HashMap<>();

    /** @param shown the file, secrets hidden */
    Places(SourceFile shown) {
        this.shown = shown;
    }

    Evidence add(String path, Place at, int length) {
        Evidence evidence = evidence(at, length);
        byPath.put(path, evidence);
        return evidence;
    }

    /** The place of the value; of what it is in, if it has none of its own. */
    Evidence of(String path) {
        String at = path;
        while (!byPath.containsKey(at) && !at.isEmpty()) {
            int end = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = at.substring(0, Math.max(0, end));
        }
        Evidence found = byPath.get(at);
        return found == null ? evidence(new Place(1, 1), 1) : found;
    }

    Evidence evidence(Place at, int length) {
        String line = shown.line(at.line()).orElse("");
        int room = Math.max(1, line.length() - at.column() + 1);
        return new Evidence(shown.name(), at.line(), at.column(), Math.max(1, Math.min(length, room)), line);
    }
}
