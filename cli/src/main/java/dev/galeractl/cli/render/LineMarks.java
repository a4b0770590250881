package dev.galeractl.cli.render;

import dev.galeractl.cli.render.FindingMarks.FindingMark;
import dev.galeractl.diagnostics.message.Meaning;
import dev.galeractl.diagnostics.message.Meaning.Known;
import dev.galeractl.diagnostics.message.Meaning.Unknown;
import dev.galeractl.diagnostics.message.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Marks the lines of logs, file by file and in order, and leaves out those that nobody asked for. */
public final class LineMarks {
    private final FindingMarks findings;
    private final Set<Mark> only;
    private String file = "";
    private int line;
    private boolean shownBefore = true;

    /**
     * Marks by these findings.
     *
     * @param only the marks of the lines to show; empty: all
     */
    public LineMarks(FindingMarks findings, Set<Mark> only) {
        this.findings = findings;
        this.only = only.isEmpty() ? EnumSet.allOf(Mark.class) : only;
    }

    /** The lines that come now are those of this file. */
    public void begin(String name) {
        file = name;
        line = 0;
        shownBefore = true;
    }

    /**
     * The next line; empty if it is not to be shown.
     *
     * @param meanings what the messages in the line mean
     */
    public Optional<MarkedLine> next(List<Meaning> meanings) {
        line++;
        Optional<FindingMark> finding = findings.at(file, line);
        Optional<Mark> mark =
                meanings.stream().flatMap(meaning -> mark(meaning).stream()).min(Comparator.naturalOrder());
        boolean shown = finding.isPresent() || mark.map(only::contains).orElse(shownBefore);
        shownBefore = shown;
        return shown ? Optional.of(new MarkedLine(file, line, finding, mark, messages(meanings))) : Optional.empty();
    }

    private static Optional<Mark> mark(Meaning meaning) {
        if (meaning instanceof Known known) {
            return Optional.of(Mark.of(known.match().message().weight()));
        }
        // Continued and blank lines are what the line before them is.
        return meaning instanceof Unknown ? Optional.of(Mark.UNKNOWN) : Optional.empty();
    }

    private static List<Message> messages(List<Meaning> meanings) {
        List<Message> known = new ArrayList<>();
        for (Meaning meaning : meanings) {
            if (meaning instanceof Known one && !known.contains(one.match().message())) {
                known.add(one.match().message());
            }
        }
        return known;
    }
}
