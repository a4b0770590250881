package dev.galeractl.replication.option;

import java.util.List;
import java.util.Optional;

/**
 * The value of {@code wsrep_provider_options}: {@code name=value; name=value}. Parsing never fails.
 *
 * @param settings in the order written; a later one of the same name wins
 * @param malformed pieces that are not {@code name=value}
 */
public record ProviderOptions(List<Setting> settings, List<Piece> malformed) {

    /**
     * One option; the offsets count characters from the start of the text.
     *
     * @param value without surrounding blanks; may be empty
     */
    public record Setting(String name, String value, int nameOffset, int valueOffset) {}

    /** A piece of the text between two semicolons, without surrounding blanks. */
    public record Piece(String text, int offset) {}

    /** Reads the options; whatever the text, an answer comes back. */
    public static ProviderOptions parse(String text) {
        return new ProviderOptions(List.of(), List.of());
    }

    /** The last value given for that name. */
    public Optional<String> value(String name) {
        return setting(name).map(Setting::value);
    }

    /** The last setting of that name. */
    public Optional<Setting> setting(String name) {
        return settings.stream().filter(it -> it.name().equals(name)).reduce((first, second) -> second);
    }
}
