package dev.galeractl.cli.render;

import dev.galeractl.cli.render.FindingMarks.FindingMark;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.message.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The margin of a log, line by line. Before each line of the log stand a mark and {@code " | "}; rows of our own have {@code " : "} in that place, stand
 * before the line they are about, and say what it means. So the log is what is left when rows with a colon are dropped and the margin is cut off.
 *
 * <p>A meaning is not told again and again: that of routine once, any other when it was not told in the lines just before.
 */
public final class AnnotateText {
    /** Lines after which a meaning is told again. */
    private static final int FORGOTTEN_AFTER = 40;

    private final Theme theme;
    private final int width;
    private final Messages messages;
    private final Telling telling;
    private final int margin;

    private final Map<String, Integer> told = new HashMap<>();
    private final Set<FindingCode> titled = new HashSet<>();
    private int lines;

    public AnnotateText(Theme theme, int width, Messages messages, Telling telling) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
        this.telling = telling;
        this.margin = Stream.concat(Stream.of(Mark.values()).map(mark -> word(mark, messages)), Stream.of("! GAL000"))
                .mapToInt(TextWidth::of)
                .max()
                .orElse(0);
    }

    /** A row of our own that says which file begins. */
    public String file(String name) {
        return blank() + bar(" : ") + theme.paint(Role.STRONG, "==> " + Printable.line(name) + " <==") + "\n";
    }

    /** What stands before a line of the log, rows of our own included. */
    public String before(MarkedLine line) {
        lines++;
        StringBuilder text = new StringBuilder();
        if (telling != Telling.NEVER) {
            line.finding().ifPresent(found -> title(found.code(), text));
            line.messages().stream()
                    .filter(this::isToBeTold)
                    .forEach(message -> rows("", MessageWords.means(message, messages.locale()), text));
        }
        return text
                + line.finding()
                        .map(this::cell)
                        .or(() -> line.mark().map(this::cell))
                        .orElse(blank())
                + bar(" | ");
    }

    private boolean isToBeTold(Message message) {
        Integer before = told.put(message.id(), lines);
        if (before == null || telling == Telling.ALWAYS) {
            return true;
        }
        return Mark.of(message.weight()) != Mark.ROUTINE && lines - before > FORGOTTEN_AFTER;
    }

    private void title(FindingCode code, StringBuilder text) {
        if (titled.add(code)) {
            Catalogue.find(code.value())
                    .ifPresent(page -> rows(code + ": ", page.title().in(messages.locale()), text));
        }
    }

    private void rows(String lead, String words, StringBuilder text) {
        for (String row : Folding.fold(lead + words, width - margin - 3)) {
            text.append(blank())
                    .append(bar(" : "))
                    .append(theme.paint(Role.FAINT, row))
                    .append('\n');
        }
    }

    private String cell(FindingMark finding) {
        String cell = (finding.proof() ? "! " : "> ") + finding.code();
        return theme.paint(finding.proof() ? Role.ERROR : Role.PLACE, TextWidth.pad(cell, margin));
    }

    private String cell(Mark mark) {
        return theme.paint(mark.role(), TextWidth.pad(word(mark, messages), margin));
    }

    private static String word(Mark mark, Messages messages) {
        return messages.text("annotate." + mark);
    }

    private String blank() {
        return " ".repeat(margin);
    }

    private String bar(String bar) {
        return theme.paint(Role.PLACE, bar);
    }
}
