package dev.galeractl.bootstrap.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A lab as its mark records it.
 *
 * @param name the lab's and its cluster's
 * @param folder absolute
 * @param addresses one a node, in order; all in 127.0.0.0/8
 * @param basedir the installation it was made with, if the user named one
 */
public record LabSpec(String name, Path folder, List<String> addresses, Optional<Path> basedir) {
    /** The file in the folder that says that it is a lab of ours. */
    public static final String MARK = "galeractl-lab.json";

    /** More servers than this do not make a better rehearsal. */
    public static final int MOST_NODES = 5;

    /** Standard ports of a node, each on the node's own address. */
    public static final List<Integer> PORTS = List.of(3306, 4567, 4568, 4444);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,23}");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    public LabSpec {
        addresses = List.copyOf(addresses);
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The nodes: node1, node2, … each with a folder of its own. */
    public List<LabNode> nodes() {
        List<LabNode> nodes = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String node = "node" + (i + 1);
            Path home = folder.resolve(node);
            nodes.add(new LabNode(
                    node,
                    addresses.get(i),
                    home.resolve("my.cnf"),
                    home.resolve("data"),
                    home.resolve("error.log"),
                    home.resolve("socket")));
        }
        return nodes;
    }

    /** The node of that name. */
    public Optional<LabNode> node(String node) {
        return nodes().stream().filter(it -> it.name().equals(node)).findFirst();
    }

    public Path mark() {
        return folder.resolve(MARK);
    }

    /** An address of the lab's block at which none of its nodes ever listens. */
    public String nobody() {
        return block(addresses.get(0), MOST_NODES + 1).orElseThrow().get(MOST_NODES);
    }

    /** The addresses from {@code first} on; empty if that is no loopback address, or the block leaves its last byte. */
    public static Optional<List<String>> block(String first, int count) {
        if (!LOOPBACK.matcher(first).matches()) {
            return Optional.empty();
        }
        int dot = first.lastIndexOf('.');
        String prefix = first.substring(0, dot + 1);
        int last = Integer.parseInt(first.substring(dot + 1));
        for (String part : first.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
        }
        if (last < 1 || last + count - 1 > 254) {
            return Optional.empty();
        }
        List<String> block = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            block.add(prefix + (last + i));
        }
        return Optional.of(block);
    }
}
