package dev.galeractl.completions;

import dev.galeractl.bootstrap.cluster.Key;
import dev.galeractl.bootstrap.cluster.Shape;
import dev.galeractl.bootstrap.cluster.Shape.Choice;
import dev.galeractl.bootstrap.cluster.Shape.Listing;
import dev.galeractl.bootstrap.cluster.Shape.Section;
import dev.galeractl.bootstrap.cluster.Shape.Settings;
import dev.galeractl.bootstrap.cluster.Shape.Text;
import dev.galeractl.bootstrap.cluster.Shape.Whole;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of cluster.yaml, for editors: what one key alone can get wrong. */
final class ClusterSchema {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String TYPE = "type";

    private ClusterSchema() {}

    static String of(Section root) {
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:galeractl:cluster:v1")
                .put("title", "cluster.yaml of galeractl");
        section(schema, root);
        return JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    }

    private static void section(ObjectNode schema, Section section) {
        schema.put(TYPE, "object").put("additionalProperties", false);
        section.keys().stream()
                .filter(Key::required)
                .forEach(it -> schema.withArray("required").add(it.name()));
        ObjectNode properties = schema.putObject("properties");
        for (Key key : section.keys()) {
            String without =
                    key.fallback().map(it -> " Without it: " + it + ".").orElse("");
            ObjectNode property = properties.putObject(key.name()).put("description", key.meaning() + without);
            shape(property, key.shape());
        }
    }

    private static void shape(ObjectNode property, Shape shape) {
        if (shape instanceof Text text) {
            property.put(TYPE, "string");
            text.kind().pattern().ifPresent(it -> property.put("pattern", "^(?:" + it + ")$"));
        } else if (shape instanceof Choice choice) {
            choice.words().forEach(property.putArray("enum")::add);
        } else if (shape instanceof Whole whole) {
            property.put(TYPE, "integer").put("minimum", whole.least()).put("maximum", whole.most());
        } else if (shape instanceof Settings) {
            property.put(TYPE, "object")
                    .putObject("additionalProperties")
                    .putArray(TYPE)
                    .add("string")
                    .add("number")
                    .add("boolean");
        } else if (shape instanceof Section section) {
            section(property, section);
        } else if (shape instanceof Listing listing) {
            section(property.put(TYPE, "array").put("minItems", listing.least()).putObject("items"), listing.item());
        }
    }
}
