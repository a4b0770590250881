package dev.galeractl.cli.render;

import dev.galeractl.replication.option.knowledge.FactBlock;
import dev.galeractl.replication.option.knowledge.FactSource;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionLimit;
import dev.galeractl.replication.option.knowledge.Property;
import java.util.List;

/** What is known of an option, block by block as it was learned; what a source does not say is null. */
final class OptionJson {
    private OptionJson() {}

    static JsonObject facts(KnownOption option, FactBlock block) {
        JsonObject json = new JsonObject().put("appliesTo", block.appliesTo());
        for (Property property : Property.values()) {
            json.put(name(property), block.fact(property).map(value -> value(property, value)));
        }
        return json.put("source", source(option.source(block)));
    }

    static JsonObject limit(OptionLimit limit) {
        return new JsonObject()
                .put("appliesTo", limit.appliesTo())
                .put("left", limit.left())
                .put("relation", limit.relation().sign())
                .put("right", limit.rightSide())
                .put("broken", limit.breaks())
                .put("source", source(limit.source()));
    }

    private static JsonObject source(FactSource source) {
        return new JsonObject()
                .put("id", source.id())
                .put("kind", source.kind())
                .put("what", source.what())
                .put("version", source.version());
    }

    /** {@code replaced-by} is {@code replacedBy}. */
    private static String name(Property property) {
        String key = property.key();
        int dash = key.indexOf('-');
        return dash < 0
                ? key
                : key.substring(0, dash) + Character.toUpperCase(key.charAt(dash + 1)) + key.substring(dash + 2);
    }

    private static Object value(Property property, String text) {
        return switch (property) {
            case DYNAMIC, ABSENT, IGNORED, ACCEPTS_EMPTY -> Boolean.valueOf(text);
            case VALUES -> List.of(text.split(" ", -1));
            case TYPE,
                    MIN,
                    MAX,
                    BELOW,
                    UNIT,
                    DEFAULT,
                    SCOPE,
                    SINCE,
                    DEPRECATED,
                    REMOVED,
                    REPLACED_BY,
                    UNREADABLE,
                    OUTSIDE -> text;
        };
    }
}
