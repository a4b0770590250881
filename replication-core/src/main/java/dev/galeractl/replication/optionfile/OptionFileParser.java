package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.optionfile.OptionFile.Line;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of one option file. Never throws, whatever the text; does not open what it includes.
 *
 * <p>Learned from MariaDB 10.11's {@code my_print_defaults} by trying; see the corpus in the tests.
 */
public final class OptionFileParser {
    /** Bytes of a line, its end included, that the server reads at once; what is left counts as the next line. */
    static final int LINE_BUFFER = 4094;

    private OptionFileParser() {}

    /** Parses a file; every character of it is in exactly one token of the result. */
    public static OptionFile parse(SourceText source) {
        List<Line> lines = new ArrayList<>();
        String text = source.text();
        int number = 1;
        for (int from = 0; from < text.length(); number++) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline + 1;
            ByteLine line = ByteLine.of(text.substring(from, to), source.charset());
            for (int start = 0; start < line.length(); start += LINE_BUFFER) {
                int end = Math.min(line.length(), start + LINE_BUFFER);
                lines.add(new LineParser(source.name(), number, line, start, end).parse());
            }
            from = to;
        }
        return new OptionFile(source, lines);
    }

    public static OptionFile parse(String name, String text) {
        return parse(new SourceText(name, text));
    }
}
