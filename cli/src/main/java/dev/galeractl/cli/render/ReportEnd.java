package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.UnknownText;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.List;

/** How every report of findings ends: what could not be checked, the numbers, the verdict. */
final class ReportEnd {
    private final Page page;
    private final Messages messages;

    ReportEnd(Page page, Messages messages) {
        this.page = page;
        this.messages = messages;
    }

    void print(Verdict verdict, List<Finding> findings, List<UnknownCheck> unknown, String scope) {
        print(verdict, findings, unknown, scope, "summary.nothing");
    }

    /** @param nothing the key of what is said where there is no finding */
    void print(Verdict verdict, List<Finding> findings, List<UnknownCheck> unknown, String scope, String nothing) {
        print(verdict, unknown, new CountLine(page::paint, messages).of(findings, unknown, nothing), scope);
    }

    /** @param counts the numbers in words, already painted */
    void print(Verdict verdict, List<UnknownCheck> unknown, String counts, String scope) {
        unknown(unknown);
        page.gap()
                .line(page.paint(role(verdict), messages.text("verdict." + FindingBlock.lower(verdict))) + "  " + counts
                        + "  " + page.paint(Role.FAINT, Printable.line(scope)));
    }

    private void unknown(List<UnknownCheck> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        page.gap().line(page.paint(Role.NOTICE, messages.text("unknown.heading")));
        for (UnknownCheck check : unknown) {
            UnknownText text = Catalogue.text(check, messages.locale());
            page.hanging("  " + page.paint(Role.STRONG, check.code().value()) + "  ", 10, text.title());
            page.paragraph(10, text.missing());
        }
    }

    static Role role(Verdict verdict) {
        return switch (verdict) {
            case OK -> Role.GOOD;
            case ATTENTION -> Role.WARNING;
            case BROKEN -> Role.ERROR;
            case UNKNOWN -> Role.NOTICE;
        };
    }
}
