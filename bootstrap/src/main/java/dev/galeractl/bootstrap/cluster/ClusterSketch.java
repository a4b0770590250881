package dev.galeractl.bootstrap.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cluster.yaml in few words, as options of a command line say it. It is turned into the text of the file, so that one reader checks both.
 *
 * @param cluster its name
 * @param server what the nodes run, such as {@code mariadb-10.11}
 * @param nodes in their order; the first founds the cluster
 * @param settings more of the file: the path of a key, such as {@code sst.method} or {@code nodes.db2.weight}, and its value
 */
public record ClusterSketch(
        Optional<String> cluster, Optional<String> server, List<SketchedNode> nodes, Map<String, String> settings) {
    private static final String OF_A_NODE = "nodes.";
    /** Below these stand names of the server's and the provider's own, which may have dots. */
    private static final Set<String> OPTIONS = Set.of("options", "provider-options");
    /** What YAML takes as it stands, whatever it means to it; everything else is put in quotation marks. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_./@+-]*");

    public ClusterSketch {
        nodes = List.copyOf(nodes);
        settings = new LinkedHashMap<>(settings);
    }

    /** A node by its name and the address of its host. */
    public record SketchedNode(String name, String address) {}

    /** A setting that has no place in the file: said already, below a value, or of a node that is not there. */
    public static final class Misplaced extends Exception {
        private static final long serialVersionUID = 1L;
        private final String path;

        Misplaced(String path) {
            super(path);
            this.path = path;
        }

        /** The path of its key. */
        public String path() {
            return path;
        }
    }

    private sealed interface Entry permits Value, Section {}

    private record Value(String text) implements Entry {}

    private record Section(Map<String, Entry> entries) implements Entry {
        Section() {
            this(new LinkedHashMap<>());
        }

        boolean put(String path, String value) {
            int dot = path.indexOf('.');
            if (dot <= 0) {
                return !path.isEmpty() && entries.putIfAbsent(path, new Value(value)) == null;
            }
            String name = path.substring(0, dot);
            String rest = path.substring(dot + 1);
            if (!(entries.computeIfAbsent(name, key -> new Section()) instanceof Section below)) {
                return false;
            }
            return OPTIONS.contains(name)
                    ? below.entries.putIfAbsent(rest, new Value(value)) == null
                    : below.put(rest, value);
        }

        void write(StringBuilder text, String indent) {
            entries.forEach((name, entry) -> {
                text.append(indent).append(written(name)).append(':');
                if (entry instanceof Value value) {
                    text.append(' ').append(written(value.text())).append('\n');
                } else if (entry instanceof Section section) {
                    text.append('\n');
                    section.write(text, indent + "  ");
                }
            });
        }
    }

    /**
     * The text of the file. What it does not name is left to the defaults; whether it makes sense is for {@link ClusterFile} to say.
     *
     * @throws Misplaced if a setting has no place in it
     */
    public String yaml() throws Misplaced {
        Section root = new Section();
        cluster.ifPresent(it -> root.put("cluster", it));
        server.ifPresent(it -> root.put("server", it));
        List<Section> listed = new ArrayList<>();
        for (SketchedNode node : nodes) {
            Section entries = new Section();
            entries.put("name", node.name());
            entries.put("address", node.address());
            listed.add(entries);
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String path = setting.getKey();
            boolean placed = path.startsWith(OF_A_NODE)
                    ? putIntoANode(path.substring(OF_A_NODE.length()), setting.getValue(), listed)
                    : root.put(path, setting.getValue());
            if (!placed) {
                throw new Misplaced(path);
            }
        }
        StringBuilder text = new StringBuilder();
        root.write(text, "");
        text.append(listed.isEmpty() ? "" : "nodes:\n");
        for (Section node : listed) {
            StringBuilder entries = new StringBuilder();
            node.write(entries, "    ");
            text.append("  - ").append(entries, 4, entries.length());
        }
        return text.toString();
    }

    /** A node's name may have dots, as paths have; the longest that fits is meant. */
    private boolean putIntoANode(String rest, String value, List<Section> listed) {
        return nodes.stream()
                .map(SketchedNode::name)
                .filter(name -> rest.startsWith(name + "."))
                .max(Comparator.comparingInt(String::length))
                .filter(name -> {
                    int index = nodes.stream().map(SketchedNode::name).toList().indexOf(name);
                    return listed.get(index).put(rest.substring(name.length() + 1), value);
                })
                .isPresent();
    }

    private static String written(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\x%02x", character));
            } else {
                quoted.appendCodePoint(character);
            }
        });
        return quoted.append('"').toString();
    }
}
