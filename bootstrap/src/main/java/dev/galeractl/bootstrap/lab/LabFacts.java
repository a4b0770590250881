package dev.galeractl.bootstrap.lab;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a lab.
 *
 * @param markText the text its mark has now; absent when there is none
 * @param provider the Galera library of its installation
 * @param nodes one entry a node, in order
 */
public record LabFacts(LabSpec spec, Optional<String> markText, Path provider, List<Node> nodes) {
    public LabFacts {
        nodes = List.copyOf(nodes);
    }

    /**
     * What is known about one node.
     *
     * @param optionFile the text of its option file; absent when there is none
     */
    public record Node(LabNode node, Optional<String> optionFile, DatadirFacts datadir, ServerFacts server) {
        public String name() {
            return node.name();
        }

        /** Its server, if one runs. */
        public Optional<ServerFacts.Running> running() {
            return server instanceof ServerFacts.Running running ? Optional.of(running) : Optional.empty();
        }
    }

    /** What is known about the node of that name. */
    public Optional<Node> node(String name) {
        return nodes.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
