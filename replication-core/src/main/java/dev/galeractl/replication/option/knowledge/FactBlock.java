package dev.galeractl.replication.option.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Some facts of an option that hold for the same servers and come from the same source.
 *
 * @param appliesTo as it is written: {@code galera 4, pxc ..5.7}
 * @param scopes the same, read
 * @param source the id of a source
 */
public record FactBlock(String appliesTo, List<Scope> scopes, String source, Map<Property, String> facts) {

    static final String FOR = "for=";
    private static final String SOURCE = "source=";

    /** What was read: nearly all blocks hold for one of a few dozen scopes. */
    private static final Map<String, List<Scope>> READ = new ConcurrentHashMap<>();

    public FactBlock {
        scopes = List.copyOf(scopes);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * The facts as an author wrote them.
     *
     * @throws IllegalArgumentException if it cannot be told for whom they hold
     */
    public static FactBlock of(String appliesTo, String source, Map<Property, String> facts) {
        List<Scope> scopes = READ.get(appliesTo);
        if (scopes == null) {
            scopes = Scope.parse(appliesTo);
            READ.put(appliesTo, scopes);
        }
        return new FactBlock(appliesTo, scopes, source, facts);
    }

    /** The fields of the compiled form, from the one that begins with {@value #FOR}. */
    static FactBlock read(List<String> fields) {
        Map<Property, String> facts = new LinkedHashMap<>();
        for (String field : fields.subList(2, fields.size())) {
            int equals = field.indexOf('=');
            facts.put(Property.parse(field.substring(0, equals)).orElseThrow(), field.substring(equals + 1));
        }
        return of(fields.get(0).substring(FOR.length()), fields.get(1).substring(SOURCE.length()), facts);
    }

    /** The compiled form; {@link #read} reads it back. */
    List<String> fields() {
        List<String> fields = new ArrayList<>(List.of(FOR + appliesTo, SOURCE + source));
        for (Property property : Property.values()) {
            fact(property).ifPresent(value -> fields.add(property.key() + "=" + value));
        }
        return fields;
    }

    /** What it says of one property. */
    public Optional<String> fact(Property property) {
        return Optional.ofNullable(facts.get(property));
    }

    /** The range that it tells, as {@link Bounds} writes one; empty if it tells none. */
    public Optional<String> range() {
        return Optional.of(Bounds.text(fact(Property.MIN), fact(Property.MAX), fact(Property.BELOW)))
                .filter(text -> !text.isEmpty());
    }

    boolean covers(Target target) {
        for (Scope scope : scopes) {
            if (scope.covers(target)) {
                return true;
            }
        }
        return false;
    }

    boolean touches(Target target) {
        for (Scope scope : scopes) {
            if (scope.touches(target)) {
                return true;
            }
        }
        return false;
    }
}
