package dev.galeractl.cli.render;

import dev.galeractl.cli.render.FindingMarks.FindingMark;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.message.Meaning;
import dev.galeractl.diagnostics.message.Meaning.Known;
import dev.galeractl.diagnostics.message.Meaning.Unknown;
import dev.galeractl.diagnostics.message.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final FindingMarks findings;
    private final Set<Mark> only;
    private final Telling telling;
    private final int margin;

    private final Map<String, Integer> told = new HashMap<>();
    private final Set<FindingCode> titled = new HashSet<>();
    private int line;
    private boolean shownBefore = true;

    /**
     * @param only the marks of the lines to show; empty: all
     */
    public AnnotateText(
            Theme theme, int width, Messages messages, FindingMarks findings, Set<Mark> only, Telling telling) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
        this.findings = findings;
        this.only = only.isEmpty() ? EnumSet.allOf(Mark.class) : only;
        this.telling = telling;
        this.margin = Stream.concat(Stream.of(Mark.values()).map(mark -> word(mark, messages)), Stream.of("! GAL000"))
                .mapToInt(TextWidth::of)
                .max()
                .orElse(0);
    }

    /**
     * What stands before the next line of the log, rows of our own included; empty if the line is not to be shown.
     *
     * @param meanings what the messages in the line mean: several if lines were joined
     */
    public Optional<String> before(List<Meaning> meanings) {
        line++;
        Optional<FindingMark> finding = findings.at(line);
        Optional<Mark> mark =
                meanings.stream().flatMap(meaning -> mark(meaning).stream()).min(Comparator.naturalOrder());
        boolean shown = finding.isPresent() || mark.map(only::contains).orElse(shownBefore);
        shownBefore = shown;
        if (!shown) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        if (telling != Telling.NEVER) {
            finding.ifPresent(found -> title(found.code(), text));
            messages(meanings).stream()
                    .filter(this::isToBeTold)
                    .forEach(message -> rows("", MessageWords.means(message, messages.locale()), text));
        }
        return Optional.of(
                text + finding.map(this::cell).or(() -> mark.map(this::cell)).orElse(blank()) + bar(" | "));
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

    private boolean isToBeTold(Message message) {
        Integer before = told.put(message.id(), line);
        if (before == null || telling == Telling.ALWAYS) {
            return true;
        }
        return Mark.of(message.weight()) != Mark.ROUTINE && line - before > FORGOTTEN_AFTER;
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
