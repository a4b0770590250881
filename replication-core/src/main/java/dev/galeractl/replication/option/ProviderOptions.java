package dev.galeractl.replication.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of {@code wsrep_provider_options}: {@code name=value; name=value}. Parsing never fails.
 *
 * @param settings in the order written; a later one of the same name wins
 * @param malformed pieces that the provider refuses
 */
public record ProviderOptions(List<Setting> settings, List<Malformed> malformed) {

    public ProviderOptions {
        settings = List.copyOf(settings);
        malformed = List.copyOf(malformed);
    }

    /**
     * One option; the offsets count characters from the start of the text.
     *
     * @param value without surrounding blanks; may be empty
     */
    public record Setting(String name, String value, int nameOffset, int valueOffset) {}

    /** A piece of the text between two semicolons, without surrounding blanks. */
    public record Malformed(Reason reason, String text, int offset) {}

    /** Why the provider refuses a piece, seen with Galera 26.4.23. */
    public enum Reason {
        /** {@code gcache.size}: no equals sign. */
        NO_VALUE,
        /** {@code =1G}: nothing before the equals sign. */
        NO_NAME,
        /** {@code a=1,b=2}: a second equals sign, mostly because of a wrong separator. */
        SEVERAL_VALUES
    }

    /** No options. */
    public static ProviderOptions none() {
        return new ProviderOptions(List.of(), List.of());
    }

    /** Reads the options; whatever the text, an answer comes back. */
    public static ProviderOptions parse(String text) {
        List<Setting> settings = new ArrayList<>();
        List<Malformed> malformed = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int semicolon = text.indexOf(';', from);
            int to = semicolon < 0 ? text.length() : semicolon;
            piece(text, from, to, settings, malformed);
            from = to + 1;
        }
        return new ProviderOptions(settings, malformed);
    }

    private static void piece(String text, int start, int end, List<Setting> settings, List<Malformed> malformed) {
        int from = skipBlanks(text, start, end);
        String piece = text.substring(from, end).stripTrailing();
        if (piece.isEmpty()) {
            return;
        }
        int equals = piece.indexOf('=');
        String name = equals < 0 ? "" : piece.substring(0, equals).stripTrailing();
        if (equals < 0) {
            malformed.add(new Malformed(Reason.NO_VALUE, piece, from));
        } else if (name.isEmpty()) {
            malformed.add(new Malformed(Reason.NO_NAME, piece, from));
        } else if (piece.indexOf('=', equals + 1) >= 0) {
            malformed.add(new Malformed(Reason.SEVERAL_VALUES, piece, from));
        } else {
            int valueOffset = skipBlanks(text, from + equals + 1, from + piece.length());
            settings.add(new Setting(name, text.substring(valueOffset, from + piece.length()), from, valueOffset));
        }
    }

    private static int skipBlanks(String text, int start, int end) {
        int from = start;
        while (from < end && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return from;
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
