package dev.galeractl.diagnostics.config.drift;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a server says of an option besides its value.
 *
 * @param readOnly whether it cannot be changed while the server runs; empty if the server does not say
 * @param step in which its value counts: the server rounds to it; 0 if it does not
 */
record Trait(Origin origin, Optional<Boolean> readOnly, BigDecimal step) {

    static final Trait UNKNOWN = new Trait(Origin.UNKNOWN, Optional.empty(), BigDecimal.ZERO);

    /** Who gave an option the value that it has. */
    enum Origin {
        /** {@code SET GLOBAL}: gone at the next start. */
        RUN_TIME,
        /** The command line of the start. */
        COMMAND_LINE,
        /** An option file, as it was at the start. */
        FILE,
        /** Nobody; a few options say so too that a file did set, such as {@code default_storage_engine}. */
        NOBODY,
        /** The server, which found it out or had to correct it. */
        SERVER,
        /** This server does not say. */
        UNKNOWN
    }

    /** Reads what the server's table has of it: origin, read-only, step. The words of MariaDB, seen on 10.11.19. */
    static Trait parse(String text) {
        String[] words = text.split(" ", -1);
        Origin origin = switch (words[0]) {
            case "SQL" -> Origin.RUN_TIME;
            case "COMMAND-LINE" -> Origin.COMMAND_LINE;
            case "CONFIG" -> Origin.FILE;
            case "COMPILE-TIME" -> Origin.NOBODY;
            case "AUTO" -> Origin.SERVER;
            default -> Origin.UNKNOWN;
        };
        return new Trait(
                origin,
                words.length > 1 ? Optional.of(words[1].equals("YES")) : Optional.empty(),
                words.length > 2 && words[2].matches("\\d{1,19}") ? new BigDecimal(words[2]) : BigDecimal.ZERO);
    }
}
