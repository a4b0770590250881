package dev.galeractl.cli.project;

import dev.galeractl.cli.project.YamlNode.Field;
import dev.galeractl.cli.project.YamlNode.Fields;
import dev.galeractl.cli.project.YamlNode.Items;
import dev.galeractl.cli.project.YamlNode.Nothing;
import dev.galeractl.cli.project.YamlNode.Place;
import dev.galeractl.cli.project.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into nodes that keep their places, which data binding would lose. */
final class YamlTree {
    private final JsonParser parser;

    private YamlTree(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws tools.jackson.core.JacksonException if it is no YAML; it knows the place */
    static YamlNode read(String text) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            YamlTree tree = new YamlTree(parser);
            return parser.nextToken() == null ? new Nothing(new Place(1, 1)) : tree.node();
        }
    }

    private YamlNode node() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields();
            case START_ARRAY -> items();
            case VALUE_NULL -> new Nothing(place());
            default -> new Scalar(parser.getString(), place());
        };
    }

    private Fields fields() {
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

    private Items items() {
        Place at = place();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Items(items, at);
    }

    private Place place() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
