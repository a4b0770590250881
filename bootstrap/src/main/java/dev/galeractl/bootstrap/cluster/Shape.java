package dev.galeractl.bootstrap.cluster;

import java.util.List;

/** What a key of cluster.yaml takes. */
public sealed interface Shape {

    /** One text that must be something. */
    record Text(TextKind kind) implements Shape {}

    /** One of a few words. */
    record Choice(List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A whole number; both ends are allowed. */
    record Whole(int least, int most) implements Shape {}

    /** Keys of its own. */
    record Section(List<Key> keys) implements Shape {
        public Section {
            keys = List.copyOf(keys);
        }
    }

    /** A list of sections. */
    record Listing(Section item, int least) implements Shape {}

    /** Names of options with their values. Which names there are is the server's business, not this file's. */
    record Settings() implements Shape {}
}
