package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingText;
import dev.galeractl.diagnostics.finding.FindingText.RemedyText;
import dev.galeractl.diagnostics.finding.Severity;
import java.util.List;
import java.util.Locale;

/** One finding as text: what, where, why, what follows from it, what to do, what not, and how sure it is. */
final class FindingBlock {
    private static final int INDENT = 2;

    private final Page page;
    private final Messages messages;
    private final Excerpts excerpts;
    private final int labelWidth;

    FindingBlock(Page page, Messages messages, boolean everything) {
        this.page = page;
        this.messages = messages;
        this.excerpts = new Excerpts(page, messages, everything);
        int widest = 0;
        for (String key : List.of("why", "follows", "now", "do", "not", "sure", "more")) {
            widest = Math.max(widest, TextWidth.of(messages.text("finding." + key)));
        }
        this.labelWidth = 2 + widest;
    }

    void print(Finding finding) {
        print(finding, List.of());
    }

    /** @param now sentences about what has changed since */
    void print(Finding finding, List<String> now) {
        FindingText text = Catalogue.text(finding, messages.locale());
        heading(finding, text);
        excerpts.evidence(finding.evidence());
        labelled("why", text.cause());
        if (!finding.consequences().isEmpty()) {
            labelled(
                    "follows",
                    messages.count(
                            "finding.consequences", finding.consequences().size()));
            excerpts.consequences(finding.consequences(), INDENT + labelWidth);
        }
        for (int i = 0; i < now.size(); i++) {
            labelled(i == 0 ? "now" : "", now.get(i));
        }
        remedies(text.remedy());
        for (int i = 0; i < text.notHelpful().size(); i++) {
            labelled(i == 0 ? "not" : "", "- ", text.notHelpful().get(i));
        }
        if (finding.confidence() != Confidence.CERTAIN) {
            labelled("sure", messages.text("confidence." + lower(finding.confidence())));
        }
        page.line(label("more") + page.paint(Role.COMMAND, "galeractl explain " + finding.code()));
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Role role(Severity severity) {
        return switch (severity) {
            case ERROR -> Role.ERROR;
            case WARNING -> Role.WARNING;
            case NOTICE -> Role.NOTICE;
        };
    }

    private void heading(Finding finding, FindingText text) {
        String severity = messages.text("severity." + lower(text.severity()));
        String node = finding.node().map(name -> "  " + Printable.line(name)).orElse("");
        page.line(page.paint(role(text.severity()), severity + " " + finding.code()) + " "
                + page.paint(Role.FAINT, text.slug()) + page.paint(Role.STRONG, node));
        for (String line : Folding.fold(text.title(), page.width() - INDENT)) {
            page.line(" ".repeat(INDENT) + page.paint(Role.STRONG, line));
        }
        page.gap();
    }

    private void remedies(List<RemedyText> remedies) {
        for (int i = 0; i < remedies.size(); i++) {
            RemedyText remedy = remedies.get(i);
            labelled(i == 0 ? "do" : "", remedies.size() == 1 ? "" : (i + 1) + ". ", remedy.text());
            String indent = " ".repeat(INDENT + labelWidth + (remedies.size() == 1 ? 2 : 5));
            // Never folded: it is there to be copied.
            remedy.command()
                    .ifPresent(command -> command.lines()
                            .forEach(line -> page.line(indent + page.paint(Role.COMMAND, Printable.line(line)))));
        }
    }

    private void labelled(String key, String words) {
        labelled(key, "", words);
    }

    private void labelled(String key, String bullet, String words) {
        page.hanging(label(key) + bullet, INDENT + labelWidth + TextWidth.of(bullet), words);
    }

    private String label(String key) {
        String word = key.isEmpty() ? "" : messages.text("finding." + key);
        return " ".repeat(INDENT) + page.paint(Role.PLACE, word) + " ".repeat(labelWidth - TextWidth.of(word));
    }
}
