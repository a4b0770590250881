package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's lines without their line feeds, carriage returns kept.
 *
 * @param ended whether the last line has its line feed
 */
record FileLines(List<String> lines, boolean ended) {

    FileLines {
        lines = List.copyOf(lines);
    }

    static FileLines of(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        boolean ended = lines.get(lines.size() - 1).isEmpty();
        if (ended) {
            lines.remove(lines.size() - 1);
        }
        return new FileLines(lines, ended);
    }

    /** The lines as one text again. */
    String text() {
        return String.join("\n", lines) + (ended && !lines.isEmpty() ? "\n" : "");
    }

    /** With an edit made. */
    FileLines with(Edit edit) {
        SourceSpan span = edit.span();
        int index = span.line() - 1;
        String line = lines.get(index);
        boolean returned = line.endsWith("\r");
        String content = returned ? line.substring(0, line.length() - 1) : line;
        // An empty value after the last equals sign of a line begins behind the line.
        int from = Math.min(content.length(), span.column() - 1);
        int to = Math.min(content.length(), from + span.length());
        String changed = content.substring(0, from) + edit.replacement() + content.substring(to);

        List<String> all = new ArrayList<>(lines.subList(0, index));
        for (String part : changed.split("\n", -1)) {
            all.add(part + (returned ? "\r" : ""));
        }
        all.addAll(lines.subList(index + 1, lines.size()));
        return new FileLines(all, ended);
    }
}
