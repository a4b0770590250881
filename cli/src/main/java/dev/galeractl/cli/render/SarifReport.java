package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.config.ignore.Ignore.Source;
import dev.galeractl.diagnostics.config.ignore.Ignored;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.UnknownText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * SARIF 2.1.0 (OASIS, with errata 01): one run whose rules are the pages of what was found. Lines of option files are not repeated in it,
 * only their places: such documents are sent elsewhere, and option files hold passwords.
 */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final ValidateReport report;
    private final Messages messages;
    private final List<FindingCode> rules;

    private SarifReport(ValidateReport report, Messages messages) {
        this.report = report;
        this.messages = messages;
        this.rules = Stream.concat(
                        report.findings().stream(),
                        report.untold().ignored().stream().map(Ignored::finding))
                .map(Finding::code)
                .distinct()
                .sorted()
                .toList();
    }

    /** @param version of this program */
    static String of(ValidateReport report, Messages messages, String version) {
        return Json.write(new SarifReport(report, messages).document(version));
    }

    private JsonObject document(String version) {
        JsonObject driver = new JsonObject()
                .put("name", "galeractl")
                .put("version", version)
                .put("rules", rules.stream().map(this::rule).toList());
        JsonObject run = new JsonObject()
                .put("tool", new JsonObject().put("driver", driver))
                .put("language", messages.locale().getLanguage())
                .put("columnKind", "utf16CodeUnits")
                .put("invocations", List.of(invocation()))
                .put(
                        "artifacts",
                        report.files().stream()
                                .map(file -> new JsonObject().put("location", artifact(file.name())))
                                .toList())
                .put(
                        "results",
                        Stream.concat(
                                        report.findings().stream().map(this::result),
                                        report.untold().ignored().stream().map(this::suppressed))
                                .toList());
        return new JsonObject().put("$schema", SCHEMA).put("version", "2.1.0").put("runs", List.of(run));
    }

    private JsonObject rule(FindingCode code) {
        FindingPage page = Catalogue.page(code);
        return new JsonObject()
                .put("id", code)
                .put("name", page.slug())
                .put("shortDescription", text(page.title().in(messages.locale())))
                .put("help", text("galeractl explain " + code).put("markdown", page.body()));
    }

    /** What could not be checked is no result, but must not be lost. */
    private JsonObject invocation() {
        return new JsonObject()
                .put("executionSuccessful", true)
                .put(
                        "toolExecutionNotifications",
                        report.unknown().stream().map(this::notification).toList());
    }

    private JsonObject notification(UnknownCheck check) {
        UnknownText text = Catalogue.text(check, messages.locale());
        return new JsonObject()
                .put("descriptor", new JsonObject().put("id", check.code()))
                .put("level", "note")
                .put("message", text(text.title() + ": " + text.missing()));
    }

    private JsonObject result(Finding finding) {
        Brief brief = Brief.of(finding, messages);
        JsonObject result = new JsonObject()
                .put("ruleId", finding.code())
                .put("ruleIndex", rules.indexOf(finding.code()))
                .put("level", level(brief.severity()))
                .put("message", text(brief.advice(messages)));
        List<JsonObject> places =
                finding.evidence().stream().map(this::location).toList();
        if (!places.isEmpty()) {
            result.put("locations", places.subList(0, 1));
        }
        if (places.size() > 1) {
            result.put("relatedLocations", places.subList(1, places.size()));
        }
        return result.put(
                "properties",
                new JsonObject().put("circumstance", finding.circumstance()).put("confidence", finding.confidence()));
    }

    private JsonObject suppressed(Ignored ignored) {
        JsonObject suppression = new JsonObject()
                .put("kind", ignored.by().source() == Source.COMMENT ? "inSource" : "external")
                .put("justification", ignored.by().reason().orElse(""));
        return result(ignored.finding()).put("suppressions", List.of(suppression));
    }

    private JsonObject location(Evidence line) {
        JsonObject region = new JsonObject().put("startLine", line.line());
        if (line.column() > 0) {
            region.put("startColumn", line.column()).put("endColumn", line.column() + line.length());
        }
        return new JsonObject()
                .put(
                        "physicalLocation",
                        new JsonObject()
                                .put("artifactLocation", artifact(line.file()))
                                .put("region", region));
    }

    private JsonObject artifact(String file) {
        return new JsonObject().put("uri", uri(file));
    }

    private static JsonObject text(String text) {
        return new JsonObject().put("text", text);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTICE -> "note";
        };
    }

    /** A path as a URI reference; a relative one stays relative, and is read from the root of the repository. */
    static String uri(String file) {
        StringBuilder uri = new StringBuilder(file.startsWith("/") ? "file://" : "");
        for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (plain || "-._~/".indexOf(b) >= 0) {
                uri.append((char) b);
            } else {
                uri.append(String.format("%%%02X", b));
            }
        }
        return uri.toString();
    }
}
