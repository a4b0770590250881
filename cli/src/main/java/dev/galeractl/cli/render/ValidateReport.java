package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.status.OptionsLook;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.config.cluster.FoundCluster;
import dev.galeractl.diagnostics.config.ignore.Ignore;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code validate} has to say; its forms are views of it.
 *
 * @param refusals because of which a guard refuses a start; empty if none was asked
 * @param fix what was mended before; empty if nothing was to be
 * @param untold what was left out, and why
 * @param clusters which of several servers were judged together
 * @param live what came of asking the running server; empty if that was not asked for
 * @param unheard a sentence for each host that was to be asked and did not answer
 * @param files every file that was read or ignored, in the order opened
 */
public record ValidateReport(
        Verdict verdict,
        List<SourceFile> files,
        List<Finding> findings,
        List<UnknownCheck> unknown,
        Untold untold,
        Optional<List<FindingCode>> refusals,
        Optional<FixReport> fix,
        List<FoundCluster> clusters,
        Optional<OptionsLook> live,
        List<String> unheard) {
    public ValidateReport {
        clusters = List.copyOf(clusters);
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        unknown = List.copyOf(unknown);
        unheard = List.copyOf(unheard);
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
        return new CountLine(theme::paint, messages).of(findings, unknown, besides(messages));
    }

    private String text(Showing showing) {
        Messages messages = showing.messages();
        Page page = new Page(showing.theme(), showing.width());
        FindingBlock block = new FindingBlock(page, messages, showing.everything());
        findings.forEach(finding -> {
            page.gap();
            block.print(finding);
        });
        if (showing.everything()) {
            ignored(page, messages);
        }
        new ReportEnd(page, messages).print(verdict, unknown, counts(showing.theme(), messages), scope(messages));
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
                .put("unknown", FindingJson.unknowns(unknown, messages.locale()))
                .put("ignored", ignored(messages.locale()))
                .put("hidden", untold.hidden())
                .put(
                        "guard",
                        refusals.map(codes -> new JsonObject()
                                .put("refuses", !codes.isEmpty())
                                .put("because", codes)))
                .put("fix", fix.map(FixReport::json))
                .put("clusters", clusters.stream().map(ValidateReport::cluster).toList())
                .put("live", live.map(OptionsLookText::json))
                .put("unheard", unheard));
    }

    private static JsonObject cluster(FoundCluster cluster) {
        return new JsonObject()
                .put("name", cluster.name())
                .put(
                        "members",
                        cluster.members().stream()
                                .map(it -> new JsonObject()
                                        .put("name", it.name())
                                        .put("address", it.address())
                                        .put("files", it.files()))
                                .toList());
    }

    private void ignored(Page page, Messages messages) {
        page.gap();
        untold.ignored().forEach(it -> {
            String place = it.finding().evidence().stream()
                    .findFirst()
                    .map(line -> Printable.line(line.file()) + ":" + line.line())
                    .orElse("");
            String reason = Printable.line(it.by().reason().orElse(""));
            page.line(messages.text("validate.ignoredOne") + " "
                            + page.paint(Role.STRONG, it.finding().code().value()) + " "
                            + page.paint(Role.PLACE, place))
                    .paragraph(2, reason);
        });
    }

    private JsonObject ignored(Locale locale) {
        return new JsonObject()
                .put(
                        "findings",
                        untold.ignored().stream()
                                .map(it -> FindingJson.finding(it.finding(), locale)
                                        .put("ignoredBy", by(it.by())))
                                .toList())
                .put(
                        "unknown",
                        untold.checks().stream()
                                .map(it ->
                                        FindingJson.unknown(it.check(), locale).put("ignoredBy", by(it.by())))
                                .toList());
    }

    private static JsonObject by(Ignore ignore) {
        return new JsonObject()
                .put("source", ignore.source())
                .put("reason", ignore.reason())
                .put("file", ignore.place().map(Evidence::file))
                .put("line", ignore.place().map(Evidence::line));
    }

    private List<String> besides(Messages messages) {
        List<String> besides = new ArrayList<>();
        if (untold.number() > 0) {
            besides.add(messages.count("validate.ignored", untold.number()));
        }
        if (untold.hidden() > 0) {
            besides.add(messages.count("validate.hidden", untold.hidden()));
        }
        return besides;
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
