package dev.galeractl.replication.option.knowledge;

import dev.galeractl.replication.option.SortedLines;
import dev.galeractl.replication.option.knowledge.Bounds.Bound;
import dev.galeractl.replication.option.knowledge.Reading.Good;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a type of the facts that describe it. */
final class TypeReader {

    private TypeReader() {}

    /** Where the facts come from. */
    interface Facts {
        Optional<String> get(Property property);
    }

    /**
     * The type that the facts describe; they have a {@link Property#TYPE}.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    static ValueType read(Place place, Facts facts) {
        String kind = facts.get(Property.TYPE).orElseThrow();
        ValueType type = switch (kind) {
            case "switch" -> new ValueType.Switch(place);
            case "integer" -> new ValueType.Whole(place, bounds(new ValueType.Whole(place, Bounds.NONE), facts));
            case "size" -> new ValueType.Size(place, bounds(new ValueType.Size(place, Bounds.NONE), facts));
            case "real" -> new ValueType.Real(bounds(new ValueType.Real(Bounds.NONE), facts));
            case "duration" ->
                only(Place.PROVIDER, place, new ValueType.Span(bounds(new ValueType.Span(Bounds.NONE), facts)));
            case "mask" -> only(Place.PROVIDER, place, new ValueType.Mask());
            case "choice" -> new ValueType.Choice(place, words(facts));
            case "set" -> only(Place.SERVER, place, new ValueType.Several(words(facts)));
            case "text" -> new ValueType.Text(ValueType.Text.Kind.TEXT);
            case "path" -> new ValueType.Text(ValueType.Text.Kind.PATH);
            case "address" -> new ValueType.Text(ValueType.Text.Kind.ADDRESS);
            case "list" -> new ValueType.Text(ValueType.Text.Kind.LIST);
            default ->
                throw new IllegalArgumentException(
                        "'" + kind
                                + "' is no type: switch, integer, size, real, duration, mask, choice, set, text, path, address, list");
        };
        List<String> words = new ArrayList<>();
        if (!kind.equals("choice")
                && !kind.equals("set")
                && facts.get(Property.VALUES).isPresent()) {
            words.addAll(words(facts));
        }
        if (!type.acceptsEmpty() && facts.get(Property.ACCEPTS_EMPTY).orElse("").equals("true")) {
            words.add("");
        }
        return words.isEmpty() ? type : new ValueType.OrWord(type, words);
    }

    private static ValueType only(Place right, Place place, ValueType type) {
        if (place != right) {
            throw new IllegalArgumentException("the type is one of the " + right.text() + " only");
        }
        return type;
    }

    private static Bounds bounds(ValueType unlimited, Facts facts) {
        Bounds bounds = new Bounds(
                bound(unlimited, facts, Property.MIN),
                bound(unlimited, facts, Property.MAX),
                bound(unlimited, facts, Property.BELOW));
        if (bounds.min().isPresent()
                && bounds.max().isPresent()
                && bounds.min().get().amount().compareTo(bounds.max().get().amount()) > 0) {
            throw new IllegalArgumentException("min is greater than max");
        }
        return bounds;
    }

    private static Optional<Bound> bound(ValueType unlimited, Facts facts, Property property) {
        Optional<String> text = facts.get(property);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (unlimited.read(text.get()) instanceof Good good && good.amount().isPresent()) {
            return Optional.of(new Bound(text.get(), good.amount().get()));
        }
        throw new IllegalArgumentException(property.key() + " is no value of the type: '" + text.get() + "'");
    }

    private static List<String> words(Facts facts) {
        String values = facts.get(Property.VALUES).orElse("").strip();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a choice or set needs 'values', with blanks between them");
        }
        return SortedLines.words(values);
    }
}
