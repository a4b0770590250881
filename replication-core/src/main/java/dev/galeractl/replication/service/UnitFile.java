package dev.galeractl.replication.service;

import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** A unit file or a drop-in of systemd, as systemd.syntax(7) documents it: what it assigns in its section {@code [Service]}. */
final class UnitFile {
    private UnitFile() {}

    /**
     * One assignment.
     *
     * @param value with continued lines joined by a blank; quotes, escapes and specifiers as written
     * @param source where it stands
     * @param firstLine counted from 1
     */
    record Assignment(String key, String value, SourceFile source, int firstLine, int lastLine) {

        /** Where a word of the value stands; the value's first line if it is written in another way. */
        SourceSpan place(String word) {
            for (int number = firstLine; number <= lastLine; number++) {
                String line = source.line(number).orElse("");
                int at = word.isEmpty() ? -1 : line.indexOf(word);
                if (at >= 0) {
                    return SourceSpan.of(source.name(), number, at + 1, word.length());
                }
            }
            String first = source.line(firstLine).orElse("");
            int from = first.indexOf('=') + 1;
            return SourceSpan.of(source.name(), firstLine, from + 1, first.length() - from);
        }
    }

    static List<Assignment> parse(SourceFile source) {
        List<Assignment> assignments = new ArrayList<>();
        String section = "";
        for (int i = 0; i < source.lines().size(); i++) {
            String line = source.lines().get(i).strip();
            if (isSilent(line)) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line;
                continue;
            }
            int first = i;
            StringBuilder joined = new StringBuilder(line);
            while (endsInBackslash(joined) && i + 1 < source.lines().size()) {
                i++;
                String next = source.lines().get(i).strip();
                // A comment between continued lines is passed over.
                if (!next.startsWith("#") && !next.startsWith(";")) {
                    joined.setCharAt(joined.length() - 1, ' ');
                    joined.append(next);
                }
            }
            int equals = joined.indexOf("=");
            if (equals > 0 && section.equals("[Service]")) {
                String key = joined.substring(0, equals).strip();
                assignments.add(new Assignment(key, joined.substring(equals + 1).strip(), source, first + 1, i + 1));
            }
        }
        return assignments;
    }

    private static boolean isSilent(String line) {
        return line.isEmpty() || line.startsWith("#") || line.startsWith(";");
    }

    private static boolean endsInBackslash(StringBuilder line) {
        return line.length() > 0 && line.charAt(line.length() - 1) == '\\';
    }
}
