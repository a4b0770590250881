package dev.galeractl.completions.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML text as a tree that knows the line of each of its parts; every scalar is text, whatever it looks like. */
final class YamlTree {

    /** A part of the text. */
    sealed interface Node {
        /** Where it begins, counted from 1. */
        int line();
    }

    record Text(String value, int line) implements Node {}

    record Items(List<Node> values, int line) implements Node {}

    record Entries(Map<String, Node> values, int line) implements Node {}

    private final Path file;
    private final JsonParser parser;

    private YamlTree(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Reads a text; the file is for messages. */
    static Node read(Path file, String text) throws KnowledgeException {
        try (JsonParser parser = new YAMLMapper().createParser(text)) {
            YamlTree tree = new YamlTree(file, parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new KnowledgeException(file, 1, "the file is empty");
            }
            return tree.node(first);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new KnowledgeException(file, line, "no YAML: " + e.getOriginalMessage());
        }
    }

    private Node node(JsonToken token) throws KnowledgeException {
        int line = line();
        return switch (token) {
            case START_OBJECT -> entries(line);
            case START_ARRAY -> items(line);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Text(parser.getString(), line);
            default -> throw new KnowledgeException(file, line, "a value is missing");
        };
    }

    private Entries entries(int line) throws KnowledgeException {
        Map<String, Node> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int keyLine = line();
            if (values.putIfAbsent(key, node(parser.nextToken())) != null) {
                throw new KnowledgeException(file, keyLine, "'" + key + "' stands here a second time");
            }
        }
        return new Entries(values, line);
    }

    private Items items(int line) throws KnowledgeException {
        List<Node> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(node(token));
        }
        return new Items(values, line);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
