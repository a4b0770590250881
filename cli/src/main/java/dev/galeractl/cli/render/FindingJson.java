package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingText;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.UnknownText;
import java.util.List;
import java.util.Locale;

/** Findings as they stand in every JSON document. */
final class FindingJson {
    private FindingJson() {}

    static List<JsonObject> findings(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> finding(finding, locale)).toList();
    }

    static List<JsonObject> unknowns(List<UnknownCheck> checks, Locale locale) {
        return checks.stream().map(check -> unknown(check, locale)).toList();
    }

    static JsonObject finding(Finding finding, Locale locale) {
        FindingText text = Catalogue.text(finding, locale);
        return new JsonObject()
                .put("code", finding.code())
                .put("slug", text.slug())
                .put("circumstance", finding.circumstance())
                .put("severity", text.severity())
                .put("title", text.title())
                .put("cause", text.cause())
                .put("evidence", evidence(finding.evidence()))
                .put("consequences", evidence(finding.consequences()))
                .put(
                        "remedy",
                        text.remedy().stream()
                                .map(remedy -> new JsonObject()
                                        .put("text", remedy.text())
                                        .put("command", remedy.command()))
                                .toList())
                .put("notHelpful", text.notHelpful())
                .put("confidence", finding.confidence())
                .put("node", finding.node());
    }

    private static List<JsonObject> evidence(List<Evidence> lines) {
        return lines.stream()
                .map(line -> new JsonObject()
                        .put("file", line.file())
                        .put("line", line.line())
                        .put("text", line.text()))
                .toList();
    }

    static JsonObject unknown(UnknownCheck check, Locale locale) {
        UnknownText text = Catalogue.text(check, locale);
        return new JsonObject()
                .put("code", check.code())
                .put("slug", text.slug())
                .put("title", text.title())
                .put("missing", text.missing());
    }
}
