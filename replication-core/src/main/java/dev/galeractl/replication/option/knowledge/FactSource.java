package dev.galeractl.replication.option.knowledge;

import java.util.Optional;

/**
 * Where a fact comes from.
 *
 * @param id as the authored files name it
 * @param what the server that was asked, or the document that says it
 * @param version of the document; a server's version is part of what was asked
 */
public record FactSource(String id, Kind kind, String what, Optional<String> version) {

    /** How it was learned. */
    public enum Kind {
        /** Read from a running server or provider, or tried on it. */
        SERVER,
        /** Read in a document. */
        DOC;

        /** The kind as the compiled form writes it. */
        static Kind named(String text) {
            return switch (text) {
                case "server" -> SERVER;
                case "doc" -> DOC;
                default -> throw new IllegalArgumentException("no kind of source: '" + text + "'");
            };
        }
    }
}
