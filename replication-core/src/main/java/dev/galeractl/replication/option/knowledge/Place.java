package dev.galeractl.replication.option.knowledge;

import java.util.Locale;
import java.util.Optional;

/** Where an option is written. The two places read values by different rules. */
public enum Place {
    /** An option of the server: a line of an option file. */
    SERVER,
    /** An option of the provider: a piece of {@code wsrep_provider_options}. */
    PROVIDER;

    /** As the authored files write it: {@code server} or {@code provider}. */
    public static Optional<Place> parse(String text) {
        for (Place place : values()) {
            if (place.text().equals(text)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** As the authored files write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
