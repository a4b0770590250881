package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import java.util.Collection;

/** The long form of a finding, and the list of all of them. */
public final class ExplainText {
    private final Theme theme;
    private final int width;
    private final Messages messages;

    public ExplainText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    /** Every finding in a line. */
    public String list(Collection<FindingPage> pages) {
        Page text = new Page(theme, width);
        for (FindingPage page : pages) {
            String lead = page.code() + "  ";
            text.hanging(
                    theme.paint(Role.STRONG, page.code().value()) + "  ",
                    TextWidth.of(lead),
                    page.title().in(messages.locale()));
        }
        text.gap().paragraph(0, messages.text("explain.hint"));
        return text.toString();
    }

    /** One finding: every form it takes, in the user's language, then its page. */
    public String page(FindingPage page) {
        Page text = new Page(theme, width);
        text.line(theme.paint(Role.STRONG, page.code().value()) + " " + theme.paint(Role.FAINT, page.slug()));
        text.paragraph(0, page.title().in(messages.locale())).gap();
        page.circumstances().forEach(circumstance -> print(circumstance, text));
        Markdown.print(page.body(), text);
        return text.toString();
    }

    private void print(Circumstance circumstance, Page text) {
        String severity = messages.text("severity." + FindingBlock.lower(circumstance.severity()));
        String lead = theme.paint(FindingBlock.role(circumstance.severity()), severity) + "  ";
        text.hanging(lead, TextWidth.of(severity) + 2, open(circumstance.when().in(messages.locale())));
        text.paragraph(2, open(circumstance.cause().in(messages.locale())));
        circumstance.remedy().forEach(remedy -> {
            text.hanging("  - ", 4, open(remedy.text().in(messages.locale())));
            remedy.command()
                    .ifPresent(command -> command.lines()
                            .forEach(line -> text.line("      " + theme.paint(Role.COMMAND, open(line)))));
        });
        circumstance
                .notHelpful()
                .forEach(not -> text.hanging(
                        "  " + messages.text("explain.not") + " ",
                        2 + TextWidth.of(messages.text("explain.not") + " "),
                        open(not.in(messages.locale()))));
        text.gap();
    }

    /** The places of a text that a finding fills, in the usual notation for "put yours here". */
    private static String open(String text) {
        return text.replace('{', '<').replace('}', '>');
    }
}
