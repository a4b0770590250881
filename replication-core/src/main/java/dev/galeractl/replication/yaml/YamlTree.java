package dev.galeractl.replication.yaml;

import dev.galeractl.replication.yaml.NotYaml.Kind;
import dev.galeractl.replication.yaml.YamlNode.Field;
import dev.galeractl.replication.yaml.YamlNode.Fields;
import dev.galeractl.replication.yaml.YamlNode.Items;
import dev.galeractl.replication.yaml.YamlNode.Nothing;
import dev.galeractl.replication.yaml.YamlNode.Place;
import dev.galeractl.replication.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into nodes that keep their places, which data binding would lose. */
public final class YamlTree {
    private final YAMLParser parser;

    private YamlTree(YAMLParser parser) {
        this.parser = parser;
    }

    /** Reads one document. */
    public static YamlNode read(String text) throws NotYaml {
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            YamlTree tree = new YamlTree(parser);
            if (parser.nextToken() == null) {
                return new Nothing(new Place(1, 1));
            }
            YamlNode node = tree.node();
            if (parser.nextToken() != null) {
                throw new NotYaml(Kind.SECOND_DOCUMENT, tree.place(), "");
            }
            return node;
        } catch (JacksonException e) {
            throw new NotYaml(Kind.SYNTAX, place(e.getLocation()), reason(e));
        }
    }

    /** The library says first what it was doing, then, in a line of its own, what is wrong. */
    private static String reason(JacksonException e) {
        List<String> lines = Optional.ofNullable(e.getOriginalMessage())
                .orElse("")
                .lines()
                .filter(it -> !it.isBlank() && !it.startsWith(" "))
                .toList();
        return lines.stream()
                .filter(it -> !it.startsWith("while "))
                .findFirst()
                .orElse(lines.isEmpty() ? "" : lines.get(0));
    }

    private YamlNode node() throws NotYaml {
        if (parser.isCurrentAlias()) {
            throw new NotYaml(Kind.ALIAS, place(), parser.getString());
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields();
            case START_ARRAY -> items();
            case VALUE_NULL -> new Nothing(place());
            default -> new Scalar(parser.getString(), place());
        };
    }

    private Fields fields() throws NotYaml {
        Place at = place();
        List<Field> fields = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Place where = place();
            parser.nextToken();
            fields.add(new Field(name, where, node()));
        }
        return new Fields(fields, at);
    }

    private Items items() throws NotYaml {
        Place at = place();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Items(items, at);
    }

    private Place place() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(@Nullable TokenStreamLocation location) {
        return location == null
                ? new Place(1, 1)
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
