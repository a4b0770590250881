package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceSpan;
import java.util.Locale;
import java.util.Optional;

/** Edits of single settings of option files that touch nothing else: comments, blanks, quotes and line ends stay. */
public final class SettingEdits {

    private static final String NEEDS_QUOTES = "#\"'; \t";
    private static final String LOOSE = "loose_";

    private SettingEdits() {}

    /**
     * Gives a setting another value.
     *
     * @param line the whole line it stands in
     * @param value as the server is to get it
     */
    public static Edit value(OptionSetting setting, String line, String value) {
        return setting.valueSpan()
                .map(span -> new Edit(span, inTheSameQuotes(written(line, span), value)))
                .orElseGet(() -> new Edit(
                        new SourceSpan(
                                setting.nameSpan()
                                        .start()
                                        .right(setting.nameSpan().length()),
                                0),
                        "=" + quoted(value)));
    }

    /** Gives a setting another name, with dashes or underscores as before; empty if it is written with a prefix such as {@code skip_}. */
    public static Optional<Edit> name(OptionSetting setting, String name) {
        String written = setting.writtenName();
        String plain = written.replace('-', '_').toLowerCase(Locale.ROOT);
        String loose = plain.startsWith(LOOSE) ? written.substring(0, LOOSE.length()) : "";
        if (!plain.substring(loose.length()).equals(setting.name())) {
            return Optional.empty();
        }
        String styled = written.indexOf('-') >= 0 ? name.replace('_', '-') : name;
        return Optional.of(new Edit(setting.nameSpan(), loose + styled));
    }

    /** Makes a comment of the line a setting stands in. */
    public static Edit commentOut(OptionSetting setting) {
        return new Edit(
                SourceSpan.of(setting.nameSpan().file(), setting.nameSpan().line(), 1, 0), "#");
    }

    /**
     * Adds a setting on a line of its own below another one, and so in the same group.
     *
     * @param line the whole line of that other one
     */
    public static Edit below(OptionSetting setting, String line, String name, String value) {
        SourceSpan end =
                SourceSpan.of(setting.nameSpan().file(), setting.nameSpan().line(), line.length() + 1, 0);
        return new Edit(end, "\n" + name + "=" + quoted(value));
    }

    /** What stands at a span of a line; an empty value after the last equals sign begins behind the line. */
    static String written(String line, SourceSpan span) {
        int from = Math.min(line.length(), span.column() - 1);
        return line.substring(from, Math.min(line.length(), from + span.length()));
    }

    private static String inTheSameQuotes(String written, String value) {
        boolean quoted = written.length() >= 2
                && (written.startsWith("\"") || written.startsWith("'"))
                && written.charAt(0) == written.charAt(written.length() - 1);
        return quoted ? quoted(value, written.substring(0, 1)) : quoted(value);
    }

    private static String quoted(String value) {
        boolean needed = value.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        return needed ? quoted(value, "\"") : value;
    }

    private static String quoted(String value, String mark) {
        return mark + value.replace("\\", "\\\\").replace(mark, "\\" + mark) + mark;
    }
}
