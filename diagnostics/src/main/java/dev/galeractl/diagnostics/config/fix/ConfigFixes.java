package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.util.Optional;

/** Mends single settings of option files, touching nothing else: comments, blanks, quotes and line ends stay. */
public final class ConfigFixes {

    private static final String NEEDS_QUOTES = "#\"' \t";

    private ConfigFixes() {}

    /**
     * Gives a setting another value.
     *
     * @param file the text that the setting stands in, as it is on disk
     * @param value as the server is to get it
     */
    public static OptionFilePatch replaceValue(SourceText file, OptionSetting setting, String value) {
        FileLines lines = FileLines.of(file.text());
        int number = setting.nameSpan().line();
        String line = lines.get(number);
        String mended = setting.valueSpan()
                .map(span -> replace(line, span, inTheSameQuotes(written(line, span), value)))
                .orElseGet(() -> {
                    int end = end(setting.nameSpan(), line);
                    return line.substring(0, end) + "=" + quoted(value, Optional.empty()) + line.substring(end);
                });
        return patch(file, lines, lines.with(number, mended));
    }

    /** Takes a setting's line out. */
    public static OptionFilePatch remove(SourceText file, OptionSetting setting) {
        FileLines lines = FileLines.of(file.text());
        return patch(file, lines, lines.without(setting.nameSpan().line()));
    }

    /** Adds a setting on a line of its own after another one, and so in the same group. */
    public static OptionFilePatch addAfter(SourceText file, OptionSetting setting, String name, String value) {
        FileLines lines = FileLines.of(file.text());
        String line = name + "=" + quoted(value, Optional.empty());
        return patch(file, lines, lines.withInserted(setting.nameSpan().line(), line));
    }

    private static OptionFilePatch patch(SourceText file, FileLines before, FileLines after) {
        boolean fromRoot = file.name().startsWith("/");
        String name = fromRoot ? file.name().substring(1) : file.name();
        return new OptionFilePatch(fromRoot ? "/" : ".", UnifiedDiff.of(name, before, after));
    }

    private static String written(String line, SourceSpan span) {
        return line.substring(start(span, line), end(span, line));
    }

    private static String replace(String line, SourceSpan span, String value) {
        return line.substring(0, start(span, line)) + value + line.substring(end(span, line));
    }

    /** An empty value after the last equals sign of a line begins behind the line. */
    private static int start(SourceSpan span, String line) {
        return Math.min(line.length(), span.column() - 1);
    }

    private static int end(SourceSpan span, String line) {
        return Math.min(line.length(), span.column() - 1 + span.length());
    }

    private static String inTheSameQuotes(String written, String value) {
        boolean quoted = written.length() >= 2
                && (written.startsWith("\"") || written.startsWith("'"))
                && written.charAt(0) == written.charAt(written.length() - 1);
        return quoted(value, quoted ? Optional.of(written.substring(0, 1)) : Optional.empty());
    }

    private static String quoted(String value, Optional<String> quote) {
        boolean needed = value.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        if (quote.isEmpty() && !needed) {
            return value;
        }
        String mark = quote.orElse("\"");
        return mark + value.replace("\\", "\\\\").replace(mark, "\\" + mark) + mark;
    }
}
