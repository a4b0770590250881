package dev.galeractl.cli.render;

import dev.galeractl.cli.render.FixReport.FixedFile;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.config.fix.Mend;
import java.util.List;
import java.util.stream.Collectors;

/** Tells on the side what mending did. */
public final class FixText {
    private final Theme theme;
    private final Messages messages;
    private final StringBuilder text = new StringBuilder();

    private FixText(Theme theme, Messages messages) {
        this.theme = theme;
        this.messages = messages;
    }

    public static String of(FixReport report, Theme theme, Messages messages) {
        FixText written = new FixText(theme, messages);
        written.told(report);
        return written.text.toString();
    }

    private void told(FixReport report) {
        if (!report.dryRun()) {
            report.files().forEach(this::file);
        }
        if (report.made().isEmpty()) {
            line(messages.text("fix.nothing"));
        } else {
            line(messages.count(
                            report.dryRun() ? "fix.would" : "fix.made",
                            report.made().size()) + " " + codes(report.made()));
        }
        if (!report.left().isEmpty()) {
            line(messages.text("fix.left") + " "
                    + theme.paint(Role.COMMAND, "--fix=" + String.join(",", distinct(report.left()))));
        }
    }

    private void file(FixedFile file) {
        file.diff().lines().forEach(this::diffLine);
        file.copy().ifPresent(copy -> line(messages.text("fix.copy", theme.paint(Role.PLACE, Printable.line(copy)))));
    }

    private void diffLine(String line) {
        String shown = Printable.line(line);
        if (line.startsWith("---") || line.startsWith("+++")) {
            line(theme.paint(Role.STRONG, shown));
        } else if (line.startsWith("+")) {
            line(theme.paint(Role.GOOD, shown));
        } else if (line.startsWith("-")) {
            line(theme.paint(Role.ERROR, shown));
        } else {
            line(line.startsWith("@@") ? theme.paint(Role.FAINT, shown) : shown);
        }
    }

    /** Each code once, with how often it was mended. */
    private String codes(List<Mend> mends) {
        return distinct(mends).stream()
                .map(code -> {
                    long times = mends.stream()
                            .filter(it -> it.finding().code().value().equals(code))
                            .count();
                    return theme.paint(Role.STRONG, code) + (times > 1 ? " ×" + times : "");
                })
                .collect(Collectors.joining(", "));
    }

    private static List<String> distinct(List<Mend> mends) {
        return mends.stream()
                .map(it -> it.finding().code().value())
                .distinct()
                .sorted()
                .toList();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
