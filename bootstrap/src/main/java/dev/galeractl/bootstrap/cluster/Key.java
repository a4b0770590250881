package dev.galeractl.bootstrap.cluster;

import java.util.Optional;

/**
 * A key of cluster.yaml. Reader, JSON Schema and documentation are made from these alone.
 *
 * @param required whether a file without it is a mistake
 * @param fallback what holds without it, in words
 * @param meaning a sentence for the documentation
 */
public record Key(String name, boolean required, Shape shape, Optional<String> fallback, String meaning) {

    static Key required(String name, Shape shape, String meaning) {
        return new Key(name, true, shape, Optional.empty(), meaning);
    }

    static Key optional(String name, Shape shape, String meaning) {
        return new Key(name, false, shape, Optional.empty(), meaning);
    }

    static Key optional(String name, Shape shape, String fallback, String meaning) {
        return new Key(name, false, shape, Optional.of(fallback), meaning);
    }
}
