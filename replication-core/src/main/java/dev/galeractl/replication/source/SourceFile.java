package dev.galeractl.replication.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text that was read, kept for showing its lines under a finding.
 *
 * @param name    as in {@link SourcePosition#file()}
 * @param lines   without their line ends; empty if the file was ignored
 * @param ignored true if the file exists but the server would not read it (writable by everyone)
 */
public record SourceFile(String name, List<String> lines, boolean ignored) {
    public SourceFile {
        lines = List.copyOf(lines);
    }

    /** The lines of a text as option files and logs count them: a line ends at LF, a CR before it belongs to the end. */
    public static SourceFile of(SourceText text) {
        List<String> lines = new ArrayList<>();
        String all = text.text();
        for (int from = 0; from < all.length(); ) {
            int newline = all.indexOf('\n', from);
            int to = newline < 0 ? all.length() : newline;
            lines.add(all.substring(from, to > from && all.charAt(to - 1) == '\r' ? to - 1 : to));
            from = to + 1;
        }
        return new SourceFile(text.name(), lines, false);
    }

    /** The text of a line, counted from 1; empty if the file has no such line. */
    public Optional<String> line(int number) {
        return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }
}
