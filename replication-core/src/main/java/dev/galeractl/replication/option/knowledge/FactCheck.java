package dev.galeractl.replication.option.knowledge;

import java.util.List;
import java.util.Optional;

/** What the generator asks of a block of facts before it is compiled; the tests ask the same of what was compiled. */
public final class FactCheck {

    private static final List<Property> FLAGS =
            List.of(Property.DYNAMIC, Property.ABSENT, Property.IGNORED, Property.ACCEPTS_EMPTY);
    private static final List<Property> TREATMENTS = List.of(Property.UNREADABLE, Property.OUTSIDE);
    private static final List<Property> OF_A_TYPE =
            List.of(Property.MIN, Property.MAX, Property.BELOW, Property.VALUES, Property.ACCEPTS_EMPTY);
    private static final List<String> SCOPES = List.of("global", "session", "both");

    private FactCheck() {}

    /**
     * Checks a block behind others of the same option.
     *
     * @throws IllegalArgumentException with what is wrong, in words
     */
    public static void check(Place place, List<FactBlock> before, FactBlock block) {
        for (Property property : block.facts().keySet()) {
            value(property, block.facts().get(property));
            if (property.isVersion()
                    && (block.scopes().size() != 1 || block.scopes().get(0).axis() == Scope.Axis.ANY)) {
                throw new IllegalArgumentException(
                        "'" + property.key()
                                + "' needs 'for' with the one product whose version it is: mariadb, pxc, mysql-wsrep or galera");
            }
        }
        type(place, before, block);
    }

    private static void value(Property property, String value) {
        if (value.indexOf('\t') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("'" + property.key() + "' has a tab or a line end in its value");
        }
        if (FLAGS.contains(property) && !value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("'" + property.key() + "' is true or false, not '" + value + "'");
        }
        if (TREATMENTS.contains(property)) {
            Treatment.parse(value);
        }
        if (property.isVersion()) {
            VersionNumber.parse(value);
        }
        if (property == Property.SCOPE && !SCOPES.contains(value)) {
            throw new IllegalArgumentException("'scope' is one of " + SCOPES + ", not '" + value + "'");
        }
    }

    private static void type(Place place, List<FactBlock> before, FactBlock block) {
        Optional<String> kind = last(Property.TYPE, before, block);
        if (kind.isEmpty()) {
            for (Property property : OF_A_TYPE) {
                if (block.fact(property).isPresent()) {
                    throw new IllegalArgumentException("'" + property.key() + "' without a 'type' before it");
                }
            }
            return;
        }
        ValueType type = TypeReader.read(place, property -> last(property, before, block));
        String value = block.fact(Property.DEFAULT).orElse("");
        if (!value.isEmpty() && type.read(value) instanceof Reading.Bad bad) {
            throw new IllegalArgumentException(
                    "the default '" + value + "' is no value of the type (" + bad.reason() + ")");
        }
    }

    private static Optional<String> last(Property property, List<FactBlock> before, FactBlock block) {
        Optional<String> value = block.fact(property);
        for (int i = before.size() - 1; i >= 0 && value.isEmpty(); i--) {
            value = before.get(i).fact(property);
        }
        return value;
    }
}
