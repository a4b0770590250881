package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Evidence;
import java.util.List;

/** Lines of files, shown under their place: with a caret under the part that matters, or whole. */
final class Excerpts {
    /** More evidence or consequences than this are counted, not shown, unless everything was asked for. */
    private static final int MANY = 5;

    /** Columns of a line that are shown unless everything was asked for; some statements fill a screen. */
    private static final int LONGEST = 1000;

    private final Page page;
    private final Messages messages;
    private final boolean everything;

    Excerpts(Page page, Messages messages, boolean everything) {
        this.page = page;
        this.messages = messages;
        this.everything = everything;
    }

    /** The lines that prove something, grouped by file. */
    void evidence(List<Evidence> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<Evidence> shown = everything ? lines : lines.subList(0, Math.min(lines.size(), MANY + 1));
        int widest = 1;
        for (Evidence line : shown) {
            widest = Math.max(widest, digits(line.line()));
        }
        int gutter = 2 + widest;
        String file = "";
        for (Evidence line : shown) {
            if (!line.file().equals(file)) {
                file = line.file();
                page.line("  " + page.paint(Role.PLACE, place(line)));
            }
            source(line, gutter);
        }
        if (shown.size() < lines.size()) {
            page.line(" ".repeat(gutter + 3) + messages.count("finding.moreLines", lines.size() - shown.size()));
        }
        page.gap();
    }

    /** Lines that follow from something, one row each under the name of their file: when there are many, the first ones and their number. */
    void consequences(List<Evidence> lines, int indent) {
        boolean all = everything || lines.size() <= MANY;
        List<Evidence> shown = all ? lines : lines.subList(0, MANY - 2);
        String margin = " ".repeat(indent);
        String file = "";
        for (Evidence line : shown) {
            if (!line.file().equals(file)) {
                file = line.file();
                page.line(margin + page.paint(Role.PLACE, Printable.line(file)));
            }
            String number = String.valueOf(line.line());
            int room = Math.max(20, page.width() - indent - number.length() - 3);
            page.line(margin + page.paint(Role.PLACE, number + " |") + " "
                    + page.paint(
                            Role.FAINT, TextWidth.cut(Printable.line(part(line).strip()), room)));
        }
        if (!all) {
            Evidence last = lines.get(lines.size() - 1);
            String place = last.file().equals(file) ? "" : Printable.line(last.file()) + ":";
            page.line(margin
                    + messages.text("finding.moreConsequences", lines.size() - shown.size(), place + last.line()));
        }
    }

    /** Of several messages that stand in one line, the one that is meant. */
    private static String part(Evidence line) {
        if (line.column() == 0) {
            return line.text();
        }
        int from = Math.min(line.column() - 1, line.text().length());
        return line.text()
                .substring(from, Math.min(from + line.length(), line.text().length()));
    }

    private static String place(Evidence line) {
        String place = Printable.line(line.file()) + ":" + line.line();
        return line.column() == 0 ? place : place + ":" + line.column();
    }

    private void source(Evidence line, int gutter) {
        String number = " ".repeat(gutter - digits(line.line())) + line.line();
        String bar = page.paint(Role.PLACE, number + " |");
        if (line.column() == 0) {
            String text = Printable.line(line.text().strip());
            // In one row, however wide: somebody may search for it, or copy it. The terminal wraps it.
            page.line(bar + " " + (everything ? text : TextWidth.cut(text, LONGEST)));
            return;
        }
        String empty = page.paint(Role.PLACE, " ".repeat(gutter) + " |");
        Marked marked = Marked.of(line, page.width() - gutter - 3);
        page.line(bar + " " + marked.text());
        page.line(empty + " " + " ".repeat(marked.indent()) + page.paint(Role.ERROR, "^".repeat(marked.length())));
    }

    private static int digits(int number) {
        return String.valueOf(number).length();
    }

    /**
     * A line made to fit, and where its carets go.
     *
     * @param indent columns before the first caret
     * @param length number of carets, at least one
     */
    private record Marked(String text, int indent, int length) {
        static Marked of(Evidence line, int room) {
            int from = Math.min(line.column() - 1, line.text().length());
            int to = Math.min(from + line.length(), line.text().length());
            // Shown from the line's start each time: where a tab ends depends on what stands before it.
            String text = Printable.line(line.text());
            int indent = TextWidth.of(Printable.line(line.text().substring(0, from)));
            int end = TextWidth.of(Printable.line(line.text().substring(0, to)));
            int length = Math.max(1, end - indent);
            if (TextWidth.of(text) <= room) {
                return new Marked(text.stripTrailing(), indent, length);
            }
            // Too long: a window that begins a little before the mark.
            int skip = indent + Math.min(length, room / 2) < room - 1 ? 0 : indent - room / 4;
            int start = TextWidth.indexAt(text, 0, skip);
            int skipped = TextWidth.of(text.substring(0, start));
            String lead = start == 0 ? "" : "…";
            String window = lead + TextWidth.cut(text.substring(start), room - lead.length());
            int shift = indent - skipped + lead.length();
            return new Marked(window, shift, Math.max(1, Math.min(length, TextWidth.of(window) - shift)));
        }
    }
}
