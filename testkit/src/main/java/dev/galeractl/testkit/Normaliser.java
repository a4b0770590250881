package dev.galeractl.testkit;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Replaces what differs from run to run, so that an output can be compared with a golden. Each kind has a name, and a test applies
 * only those that it needs: {@code Normaliser.UUIDS.andThen(Normaliser.TIMES).apply(text)}.
 */
public enum Normaliser implements UnaryOperator<String> {
    /** {@code 3e7a…-…} becomes {@code <uuid>}. */
    UUIDS("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>"),
    /** Times of day and dates, RFC 3339 and as servers write them, become {@code <time>}. */
    TIMES(
            "\\d{4}-\\d{2}-\\d{2}[T ]\\s?\\d{1,2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?"
                    + "|\\b\\d{6} [ \\d]\\d:\\d{2}:\\d{2}\\b",
            "<time>"),
    /** {@code 3.2 s}, {@code 870 ms} become {@code <duration>}. */
    DURATIONS("\\b\\d+([.,]\\d+)? ?(ms|s)\\b", "<duration>"),
    /** {@code pid 4711} becomes {@code pid <pid>}. */
    PROCESS_IDS("\\b(pid|process) \\d+", "$1 <pid>"),
    /** Blanks at the ends of lines go. */
    TRAILING_BLANKS("[ \\t]+(?=\\n|$)", "");

    private final Pattern pattern;
    private final String replacement;

    Normaliser(String regex, String replacement) {
        this.pattern = Pattern.compile(regex);
        this.replacement = replacement;
    }

    @Override
    public String apply(String text) {
        return pattern.matcher(text).replaceAll(replacement);
    }

    /** Replaces every occurrence of {@code literal}, for example a scratch folder, by {@code name}. */
    public static UnaryOperator<String> naming(String literal, String name) {
        return text -> text.replace(literal, name);
    }
}
