package dev.galeractl.bootstrap.cluster.look;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an option file says that the server reads after ours, and that is stronger therefore.
 *
 * @param name of the option, in small letters, with underscores
 * @param value as it is written
 */
public record LaterOption(Path file, String name, String value) {
    private static final String LOOSE = "loose_";

    /** What the host told: a file and a line of it, with a tab between. */
    static List<LaterOption> read(List<String> lines) {
        return lines.stream().map(LaterOption::read).flatMap(Optional::stream).toList();
    }

    private static Optional<LaterOption> read(String line) {
        int tab = line.indexOf('\t');
        int equals = line.indexOf('=', tab + 1);
        if (tab < 0 || equals < 0) {
            return Optional.empty();
        }
        String name = line.substring(tab + 1, equals).strip().replace('-', '_').toLowerCase(Locale.ROOT);
        String plain = name.startsWith(LOOSE) ? name.substring(LOOSE.length()) : name;
        String value = line.substring(equals + 1).strip();
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(value.length() - 1) == value.charAt(0);
        return Optional.of(new LaterOption(
                Path.of(line.substring(0, tab)), plain, quoted ? value.substring(1, value.length() - 1) : value));
    }

    /** As one writes it. */
    public String setting() {
        return name + "=" + value;
    }
}
