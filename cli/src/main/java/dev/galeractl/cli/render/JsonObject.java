package dev.galeractl.cli.render;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; fields keep their order, and what is unknown is null, never missing. */
final class JsonObject {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** A document: its first key is {@code schema}. */
    static JsonObject document(String schema) {
        return new JsonObject().put("schema", schema);
    }

    /**
     * Adds a field.
     *
     * @param value a text, number, truth value, {@link JsonObject}, list of such, Optional of such; an enum becomes its name in
     *     lower case with dashes; anything else its {@code toString}
     */
    JsonObject put(String name, @Nullable Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        fields.put(name, plain instanceof Enum<?> constant ? word(constant) : plain);
        return this;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Map<String, @Nullable Object> fields() {
        return fields;
    }
}
