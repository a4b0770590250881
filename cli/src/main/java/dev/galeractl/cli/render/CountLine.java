package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** How many findings there are of each severity, in words. */
final class CountLine {
    /** A role and words in, painted words out. */
    private final BiFunction<Role, String, String> paint;

    private final Messages messages;

    CountLine(BiFunction<Role, String, String> paint, Messages messages) {
        this.paint = paint;
        this.messages = messages;
    }

    /** For example {@code 2 errors, 1 check could not be made}. */
    String of(List<Finding> findings, List<UnknownCheck> unknown) {
        return of(findings, unknown, "summary.nothing");
    }

    /**
     * For example {@code 2 errors; 1 ignored}.
     *
     * @param besides what is not among the findings; often nothing
     */
    String of(List<Finding> findings, List<UnknownCheck> unknown, List<String> besides) {
        String counts = of(findings, unknown);
        return besides.isEmpty()
                ? counts
                : counts + messages.text("validate.besides") + String.join(messages.text("summary.and"), besides);
    }

    /** @param nothing the key of what is said where there is no finding */
    String of(List<Finding> findings, List<UnknownCheck> unknown, String nothing) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int number = (int) findings.stream()
                    .filter(finding -> Catalogue.severity(finding) == severity)
                    .count();
            if (number > 0) {
                counts.add(paint.apply(
                        FindingBlock.role(severity),
                        messages.count("summary." + FindingBlock.lower(severity), number)));
            }
        }
        if (counts.isEmpty()) {
            counts.add(messages.text(nothing));
        }
        if (!unknown.isEmpty()) {
            counts.add(paint.apply(Role.NOTICE, messages.count("summary.unknown", unknown.size())));
        }
        return String.join(messages.text("summary.and"), counts);
    }
}
