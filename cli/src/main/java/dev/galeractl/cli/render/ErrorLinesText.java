package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.doctor.ErrorLine;
import dev.galeractl.diagnostics.message.MessageWeight;
import java.util.List;

/** Errors that no finding speaks of: where each stands, and what the catalogue of messages knows about it. */
final class ErrorLinesText {
    private static final int INDENT = 4;

    private final Page page;
    private final Messages messages;

    ErrorLinesText(Page page, Messages messages) {
        this.page = page;
        this.messages = messages;
    }

    void print(List<ErrorLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        page.gap().line(page.paint(Role.STRONG, messages.text("doctor.errorLines")));
        lines.forEach(this::print);
    }

    private void print(ErrorLine error) {
        MessageWeight weight = error.message().weight();
        String place = Printable.line(error.line().file()) + ":" + error.line().line();
        String times = error.times() > 1 ? "  " + messages.text("doctor.errorLineTimes", error.times()) : "";
        page.line("  " + page.paint(Role.PLACE, place) + "  "
                + page.paint(MessageWords.role(weight), MessageWords.weight(weight, messages)) + times);
        page.hanging(
                " ".repeat(INDENT), INDENT, Printable.line(error.line().raw().strip()));
        page.hanging(" ".repeat(INDENT), INDENT, MessageWords.means(error.message(), messages.locale()));
    }
}
