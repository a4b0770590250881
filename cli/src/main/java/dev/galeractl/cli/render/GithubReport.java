package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;

/**
 * Commands of a GitHub workflow, one a finding: {@code ::error file=my.cnf,line=7,col=25,…::message}. What stands in an option file can
 * neither end a command nor begin another, because everything that has a meaning to the runner is escaped.
 */
final class GithubReport {
    private GithubReport() {}

    static String of(List<Finding> findings, Messages messages) {
        StringBuilder commands = new StringBuilder();
        for (Finding finding : findings) {
            Brief brief = Brief.of(finding, messages);
            commands.append("::")
                    .append(FindingBlock.lower(brief.severity()))
                    .append(' ')
                    .append(brief.place().map(GithubReport::place).orElse(""))
                    .append("title=")
                    .append(property(brief.name()))
                    .append("::")
                    .append(message(brief.advice(messages)))
                    .append('\n');
        }
        return commands.toString();
    }

    private static String place(Evidence line) {
        String columns = line.column() == 0
                ? ""
                : "col=" + line.column() + ",endColumn=" + (line.column() + Math.max(1, line.length())) + ",";
        return "file=" + property(line.file()) + ",line=" + line.line() + "," + columns;
    }

    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
