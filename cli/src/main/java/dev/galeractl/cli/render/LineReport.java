package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;

/**
 * {@code file:line:column: severity: CODE slug: message}, one line a finding, as compilers write it. The words for severities are the
 * same in every language, because programs read them.
 */
final class LineReport {
    private LineReport() {}

    static String of(List<Finding> findings, Theme theme, Messages messages) {
        StringBuilder lines = new StringBuilder();
        for (Finding finding : findings) {
            Brief brief = Brief.of(finding, messages);
            String severity = theme.paint(FindingBlock.role(brief.severity()), FindingBlock.lower(brief.severity()));
            lines.append(brief.place().map(LineReport::place).orElse("galeractl"))
                    .append(": ")
                    .append(severity)
                    .append(": ")
                    .append(brief.name())
                    .append(": ")
                    .append(brief.sentence())
                    .append('\n');
        }
        return lines.toString();
    }

    private static String place(Evidence line) {
        return Printable.line(line.file()) + ":" + line.line() + ":" + Math.max(1, line.column());
    }
}
