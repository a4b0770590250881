package dev.galeractl.replication.option.knowledge;

import java.util.List;

/**
 * What values an option takes, and how the place it stands in reads them. The rules were tried on MariaDB 10.11.19 and
 * Galera 26.4.23, not looked up: both read more than their documentation says, and each reads other things.
 */
public sealed interface ValueType {

    /** What the place makes of that text. */
    Reading read(String text);

    /** True if an empty value is one of its values, whatever it consists of else. */
    default boolean acceptsEmpty() {
        return false;
    }

    /** The range of what it counts. */
    default Bounds bounds() {
        return Bounds.NONE;
    }

    /** The words it consists of, or takes besides. */
    default List<String> words() {
        return List.of();
    }

    /** On or off. */
    record Switch(Place place) implements ValueType {
        @Override
        public Reading read(String text) {
            return Words.readSwitch(place, text);
        }
    }

    /** A whole number; the server takes the suffixes of sizes here too, the provider's group communication does not. */
    record Whole(Place place, Bounds bounds) implements ValueType {
        @Override
        public Reading read(String text) {
            return bounds.check(
                    place == Place.SERVER ? Numbers.readServerNumber(text, bounds) : Numbers.readDecimal(text));
        }
    }

    /** A number of bytes or things, with suffixes for powers of 1024. */
    record Size(Place place, Bounds bounds) implements ValueType {
        @Override
        public Reading read(String text) {
            return bounds.check(
                    place == Place.SERVER ? Numbers.readServerNumber(text, bounds) : Numbers.readSize(text));
        }
    }

    /** Bits, written in hexadecimal with or without {@code 0x}; only the provider has such. */
    record Mask() implements ValueType {
        @Override
        public Reading read(String text) {
            return Numbers.readMask(text);
        }
    }

    /** A number with a fraction. */
    record Real(Bounds bounds) implements ValueType {
        @Override
        public Reading read(String text) {
            return bounds.check(Numbers.readReal(text));
        }
    }

    /** A span of time, ISO 8601 as the provider understands it, or seconds. */
    record Span(Bounds bounds) implements ValueType {
        @Override
        public Reading read(String text) {
            return bounds.check(Durations.read(text));
        }
    }

    /** One of some words. */
    record Choice(Place place, List<String> words) implements ValueType {

        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public Reading read(String text) {
            return Words.readChoice(place, words, text);
        }
    }

    /** Some of some words, with commas between them; only the server has such. */
    record Several(List<String> words) implements ValueType {

        public Several {
            words = List.copyOf(words);
        }

        @Override
        public Reading read(String text) {
            return Words.readSeveral(words, text);
        }
    }

    /** Anything; what it means is a matter of rules of its own. */
    record Text(Kind kind) implements ValueType {

        /** What the text is for. */
        public enum Kind {
            TEXT,
            PATH,
            ADDRESS,
            LIST
        }

        @Override
        public boolean acceptsEmpty() {
            return true;
        }

        @Override
        public Reading read(String text) {
            return Reading.Good.of(text);
        }
    }

    /** Another type, or one of some words instead: {@code auto}; the empty word is one, too. */
    record OrWord(ValueType type, List<String> words) implements ValueType {

        public OrWord {
            words = List.copyOf(words);
        }

        @Override
        public boolean acceptsEmpty() {
            return words.contains("") || type.acceptsEmpty();
        }

        @Override
        public Bounds bounds() {
            return type.bounds();
        }

        @Override
        public Reading read(String text) {
            return words.contains(text) ? Reading.Good.of(text) : type.read(text);
        }
    }
}
