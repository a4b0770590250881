package dev.galeractl.replication.yaml;

import java.util.Comparator;
import java.util.List;

/** A piece of YAML that knows where it stands. */
public sealed interface YamlNode {
    Place at();

    /** A character of the file; both numbers count from 1. */
    record Place(int line, int column) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** A text, number or switch, as written. */
    record Scalar(String text, Place at) implements YamlNode {}

    /** A list. */
    record Items(List<YamlNode> items, Place at) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Names with values, in order; a name may come twice. */
    record Fields(List<Field> fields, Place at) implements YamlNode {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /** One name with its value. */
    record Field(String name, Place at, YamlNode value) {}

    /** Nothing at all: an empty file, or a name without a value. */
    record Nothing(Place at) implements YamlNode {}
}
