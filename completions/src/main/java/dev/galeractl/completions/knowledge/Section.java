package dev.galeractl.completions.knowledge;

import dev.galeractl.completions.knowledge.YamlTree.Entries;
import dev.galeractl.completions.knowledge.YamlTree.Items;
import dev.galeractl.completions.knowledge.YamlTree.Node;
import dev.galeractl.completions.knowledge.YamlTree.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A mapping of an authored file, with its place for messages. */
record Section(Path file, Entries entries) {

    static Section of(Path file, Node node) throws KnowledgeException {
        if (node instanceof Entries entries) {
            return new Section(file, entries);
        }
        throw new KnowledgeException(file, node.line(), "key: value pairs are expected here");
    }

    Map<String, Node> values() {
        return entries.values();
    }

    /** Refuses keys that mean nothing here. */
    void allow(String... keys) throws KnowledgeException {
        for (Map.Entry<String, Node> entry : values().entrySet()) {
            if (!List.of(keys).contains(entry.getKey())) {
                throw wrong(entry.getValue(), "'" + entry.getKey() + "' is none of " + String.join(", ", keys));
            }
        }
    }

    String text(String key) throws KnowledgeException {
        Node node = values().get(key);
        if (node == null) {
            throw wrong(entries, "'" + key + "' is missing");
        }
        return text(key, node);
    }

    Optional<String> optionalText(String key) throws KnowledgeException {
        return values().containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    String text(String key, Node node) throws KnowledgeException {
        if (!(node instanceof Text text)) {
            throw wrong(node, "'" + key + "' is a text");
        }
        if (text.value().indexOf('\t') >= 0 || text.value().indexOf('\n') >= 0) {
            throw wrong(node, "'" + key + "' has a tab or a line end in it; fold it with >-");
        }
        return text.value();
    }

    Section section(String key) throws KnowledgeException {
        Node node = values().get(key);
        if (node == null) {
            throw wrong(entries, "'" + key + "' is missing");
        }
        return of(file, node);
    }

    List<Node> items(String key) throws KnowledgeException {
        Node node = values().get(key);
        if (!(node instanceof Items items)) {
            throw wrong(node == null ? entries : node, "'" + key + "' is a list");
        }
        return items.values();
    }

    KnowledgeException wrong(String message) {
        return wrong(entries, message);
    }

    /** What is wrong with the value of a key, or that there is none. */
    KnowledgeException wrongAt(String key, String message) {
        Node node = values().get(key);
        return wrong(node == null ? entries : node, message);
    }

    /** What one of the types says of the values that stand here. */
    KnowledgeException wrong(String what, IllegalArgumentException reason) {
        return wrong(what + Objects.requireNonNullElse(reason.getMessage(), "cannot be read"));
    }

    private KnowledgeException wrong(Node node, String message) {
        return new KnowledgeException(file, node.line(), message);
    }
}
