package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.source.SourceFile;
import java.util.List;

/**
 * What {@code validate} has to say; its forms are views of it.
 *
 * @param files every file that was read or ignored, in the order opened
 */
public record ValidateReport(
        Verdict verdict, List<SourceFile> files, List<Finding> findings, List<UnknownCheck> unknown) {
    public ValidateReport {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        unknown = List.copyOf(unknown);
    }

    /** In one of its forms, ready to be printed. */
    public String in(ValidateFormat format, Showing showing) {
        return switch (format) {
            case TEXT -> text(showing);
            case JSON -> json(showing.messages());
            case LINE -> LineReport.of(findings, showing.theme(), showing.messages());
            case SARIF -> SarifReport.of(this, showing.messages(), showing.version());
            case GITHUB -> GithubReport.of(findings, showing.messages());
            case JUNIT -> JunitReport.of(this, showing.messages());
        };
    }

    /** How many findings there are, one line without a line end. */
    public String counts(Theme theme, Messages messages) {
        return new CountLine(theme::paint, messages).of(findings, unknown);
    }

    private String text(Showing showing) {
        Messages messages = showing.messages();
        Page page = new Page(showing.theme(), showing.width());
        FindingBlock block = new FindingBlock(page, messages, showing.everything());
        findings.forEach(finding -> {
            page.gap();
            block.print(finding);
        });
        new ReportEnd(page, messages).print(verdict, findings, unknown, scope(messages));
        return page.toString();
    }

    private String json(Messages messages) {
        return Json.write(JsonObject.document("galeractl/validate/v1")
                .put("verdict", verdict)
                .put(
                        "files",
                        files.stream()
                                .map(file -> new JsonObject()
                                        .put("file", file.name())
                                        .put(
                                                "lines",
                                                file.ignored()
                                                        ? null
                                                        : file.lines().size())
                                        .put("ignored", file.ignored()))
                                .toList())
                .put("findings", FindingJson.findings(findings, messages.locale()))
                .put("unknown", FindingJson.unknowns(unknown, messages.locale())));
    }

    private String scope(Messages messages) {
        return switch (files.size()) {
            case 0 -> messages.text("scope.noFile");
            case 1 -> files.get(0).name();
            case 2 -> messages.text("scope.files.one", files.get(0).name());
            default -> messages.text("scope.files.many", files.get(0).name(), files.size() - 1);
        };
    }
}
