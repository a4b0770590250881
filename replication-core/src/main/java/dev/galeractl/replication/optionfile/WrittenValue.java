package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.SourceSpan;

/** Finds a part of a value, as the server gets it, in the value as it was written with quotes and escapes. */
public final class WrittenValue {

    private WrittenValue() {}

    /** The span of that part; the whole value if it cannot be told exactly. */
    public static SourceSpan part(
            EffectiveOptions options, OptionSetting setting, SourceSpan span, int offset, int length) {
        String value = setting.value().orElse("");
        int from = span.column() - 1;
        String written = options.line(span)
                .filter(line -> line.length() >= from + span.length())
                .map(line -> line.substring(from, from + span.length()))
                .orElse("");
        // Without escapes the value stands in the line as it is, perhaps after a quote.
        int shift = written.indexOf(value);
        if (value.isEmpty() || shift < 0) {
            return span;
        }
        return span.part(shift + offset, length);
    }
}
