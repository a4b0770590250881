package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import java.util.List;

/** A text in the making: folded to a width, coloured by a theme. */
final class Page {
    private final StringBuilder text = new StringBuilder();
    private final Theme theme;
    private final int width;

    Page(Theme theme, int width) {
        this.theme = theme;
        this.width = width;
    }

    int width() {
        return width;
    }

    String paint(Role role, String words) {
        return theme.paint(role, words);
    }

    /** A line as it is: already harmless, already coloured, never folded. */
    Page line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** An empty line, unless there is one already or nothing yet. */
    Page gap() {
        int end = text.length();
        if (end > 1 && text.charAt(end - 2) != '\n') {
            text.append('\n');
        }
        return this;
    }

    /** Running text behind a lead (a label, a number, a dash), its further lines below the first word. */
    Page hanging(String lead, int leadWidth, String words) {
        List<String> lines = Folding.fold(words, width - leadWidth);
        line((lead + lines.get(0)).stripTrailing());
        for (String further : lines.subList(1, lines.size())) {
            line((" ".repeat(leadWidth) + further).stripTrailing());
        }
        return this;
    }

    Page paragraph(int indent, String words) {
        return hanging(" ".repeat(indent), indent, words);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
