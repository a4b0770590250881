package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Severity;
import java.util.List;

/** What is known before consent: the checks, what forbids it, or what would be done. */
public final class PlanText {
    private final Theme theme;
    private final int width;
    private final Messages messages;

    public PlanText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    /** Everything: checks, refusals, plan. */
    public String of(Preparation preparation) {
        Page page = new Page(theme, width);
        checks(preparation.preflight().checks(), page);
        preparation.refusals().forEach(refusal -> refusal(refusal, page));
        if (preparation.mayProceed()) {
            plan(preparation.plan(), page);
        }
        return page.toString();
    }

    /** Only what forbids it, for a result. */
    public String refusals(List<Refusal> refusals) {
        Page page = new Page(theme, width);
        refusals.forEach(refusal -> refusal(refusal, page));
        return page.toString();
    }

    private void checks(List<Check> checks, Page page) {
        if (checks.isEmpty()) {
            return;
        }
        page.line(theme.paint(Role.STRONG, messages.text("plan.checks")));
        int mark = checks.stream()
                .mapToInt(check -> TextWidth.of(word(check.result())))
                .max()
                .orElse(0);
        int name =
                checks.stream().mapToInt(check -> check.slug().length()).max().orElse(0);
        for (Check check : checks) {
            String lead = "  " + theme.paint(role(check.result()), word(check.result()))
                    + " ".repeat(mark - TextWidth.of(word(check.result()))) + "  "
                    + theme.paint(Role.FAINT, TextWidth.pad(check.slug(), name)) + "  ";
            page.hanging(lead, mark + name + 6, words(check.sentence()));
            if (check.result() == Check.Result.FAIL) {
                check.findings().stream()
                        .filter(finding -> Catalogue.severity(finding) == Severity.ERROR)
                        .forEach(new FindingBlock(page, messages, false)::print);
            }
        }
        page.gap();
    }

    private void refusal(Refusal refusal, Page page) {
        page.hanging(
                theme.paint(Role.ERROR, messages.text("plan.refused")) + " ",
                TextWidth.of(messages.text("plan.refused")) + 1,
                words(refusal.reason()));
        page.paragraph(2, words(refusal.learned()));
        page.paragraph(2, words(refusal.wayOut()));
        refusal.diff().ifPresent(diff -> {
            page.gap();
            diff.lines().forEach(line -> page.line("    " + theme.paint(diffRole(line), Printable.line(line))));
        });
        page.gap();
    }

    private void plan(Plan plan, Page page) {
        plan.remarks().forEach(remark -> page.paragraph(0, words(remark)));
        if (plan.steps().isEmpty()) {
            return;
        }
        page.line(theme.paint(
                Role.STRONG, messages.text("plan.heading", plan.verb().words(), Printable.line(plan.subject()))));
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            String number = (i < 9 ? "   " : "  ") + (i + 1) + ". ";
            page.hanging(number, 6, words(step.sentence()));
        }
        page.gap();
    }

    private String words(Sentence sentence) {
        return sentence.in(messages.locale());
    }

    private String word(Check.Result result) {
        return messages.text("check." + FindingBlock.lower(result));
    }

    private static Role role(Check.Result result) {
        return switch (result) {
            case PASS -> Role.GOOD;
            case WARN -> Role.WARNING;
            case FAIL -> Role.ERROR;
            case UNKNOWN -> Role.NOTICE;
        };
    }

    private static Role diffRole(String line) {
        if (line.startsWith("+") && !line.startsWith("+++")) {
            return Role.GOOD;
        }
        return line.startsWith("-") && !line.startsWith("---") ? Role.ERROR : Role.FAINT;
    }
}
