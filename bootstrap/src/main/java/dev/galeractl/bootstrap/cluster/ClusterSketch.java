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
 * @param arbitrators votes without data
 * @param settings more of the file: the path of a key, such as {@code sst.method} or {@code nodes.db2.weight}, and its value
 */
public record ClusterSketch(
        Optional<String> cluster,
        Optional<String> server,
        List<SketchedNode> nodes,
        List<SketchedNode> arbitrators,
        Map<String, String> settings) {
    /** Below these stand names of the server's and the provider's own, which may have dots. */
    private static final Set<String> OPTIONS = Set.of("options", "provider-options");
    /** What YAML takes as it stands, whatever it means to it; everything else is put in quotation marks. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_./@+-]*");

    public ClusterSketch {
        nodes = List.copyOf(nodes);
        arbitrators = List.copyOf(arbitrators);
        settings = new LinkedHashMap<>(settings);
    }

    /** A node, or an arbitrator, by its name and the address of its host. */
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
        Listing servers = new Listing("nodes", nodes);
        Listing votes = new Listing("arbitrators", arbitrators);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String path = setting.getKey();
            boolean placed = servers.isMeant(path)
                    ? servers.put(path, setting.getValue())
                    : votes.isMeant(path) ? votes.put(path, setting.getValue()) : root.put(path, setting.getValue());
            if (!placed) {
                throw new Misplaced(path);
            }
        }
        StringBuilder text = new StringBuilder();
        root.write(text, "");
        servers.write(text);
        votes.write(text);
        return text.toString();
    }

    /** A list of named sections, such as {@code nodes}. */
    private static final class Listing {
        private final String key;
        private final Map<String, Section> members = new LinkedHashMap<>();
        /** All, also of a name that is there already: the reader of the file says so. */
        private final List<Section> sections = new ArrayList<>();

        Listing(String key, List<SketchedNode> nodes) {
            this.key = key;
            for (SketchedNode node : nodes) {
                Section entries = new Section();
                entries.put("name", node.name());
                entries.put("address", node.address());
                members.putIfAbsent(node.name(), entries);
                sections.add(entries);
            }
        }

        boolean isMeant(String path) {
            return path.startsWith(key + ".");
        }

        /** A member's name may have dots, as paths have; the longest that fits is meant. */
        boolean put(String path, String value) {
            String rest = path.substring(key.length() + 1);
            return members.keySet().stream()
                    .filter(name -> rest.startsWith(name + "."))
                    .max(Comparator.comparingInt(String::length))
                    .filter(name ->
                            members.getOrDefault(name, new Section()).put(rest.substring(name.length() + 1), value))
                    .isPresent();
        }

        void write(StringBuilder text) {
            text.append(sections.isEmpty() ? "" : key + ":\n");
            for (Section section : sections) {
                StringBuilder entries = new StringBuilder();
                section.write(entries, "    ");
                text.append("  - ").append(entries, 4, entries.length());
            }
        }
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
