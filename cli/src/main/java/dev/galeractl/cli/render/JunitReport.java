package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.config.ignore.Ignored;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.UnknownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JUnit XML as Jenkins, GitLab and most others read it: a suite for each file, a case for each finding. Only an error is a failure, as
 * only errors change the exit code; warnings and notices are the output of a case that passed; what could not be checked was skipped.
 */
final class JunitReport {
    /** The suite of what has no line to show. */
    private static final String NO_FILE = "galeractl validate";

    private final Messages messages;

    private JunitReport(Messages messages) {
        this.messages = messages;
    }

    static String of(ValidateReport report, Messages messages) {
        return new JunitReport(messages).text(report);
    }

    private String text(ValidateReport report) {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        report.files().forEach(file -> suites.put(file.name(), new ArrayList<>()));
        for (Finding finding : report.findings()) {
            Case one = finding(Brief.of(finding, messages));
            suites.computeIfAbsent(one.suite(), name -> new ArrayList<>()).add(one);
        }
        for (Ignored ignored : report.untold().ignored()) {
            Case one = ignored(ignored);
            suites.computeIfAbsent(one.suite(), name -> new ArrayList<>()).add(one);
        }
        for (UnknownCheck check : report.unknown()) {
            suites.computeIfAbsent(NO_FILE, name -> new ArrayList<>()).add(unknown(check));
        }
        // A suite without a case is an error to some readers.
        suites.forEach((name, cases) -> {
            if (cases.isEmpty()) {
                cases.add(new Case(name, messages.text("summary.nothing"), Ending.PASSED, ""));
            }
        });
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        List<Case> all = suites.values().stream().flatMap(List::stream).toList();
        xml.append("<testsuites name=\"galeractl validate\"")
                .append(counts(all))
                .append(">\n");
        suites.forEach((name, cases) -> {
            xml.append("  <testsuite name=\"").append(escape(name)).append('"');
            xml.append(counts(cases)).append(">\n");
            cases.forEach(one -> xml.append(one.element()));
            xml.append("  </testsuite>\n");
        });
        return xml.append("</testsuites>\n").toString();
    }

    private Case ignored(Ignored ignored) {
        Brief brief = Brief.of(ignored.finding(), messages);
        return new Case(
                suite(brief),
                name(brief),
                Ending.SKIPPED,
                skipped(ignored.by().reason().orElse("")));
    }

    private static String suite(Brief brief) {
        return brief.place().map(Evidence::file).orElse(NO_FILE);
    }

    private static String name(Brief brief) {
        return brief.name() + brief.place().map(place -> ":" + place.line()).orElse("");
    }

    private Case finding(Brief brief) {
        String suite = suite(brief);
        String name = name(brief);
        Severity severity = brief.severity();
        String advice = brief.advice(messages);
        String kind = FindingBlock.lower(severity);
        return severity == Severity.ERROR
                ? new Case(suite, name, Ending.FAILED, failure(brief.text().title(), kind, advice))
                : new Case(suite, name, Ending.PASSED, output(kind + ": " + advice));
    }

    private Case unknown(UnknownCheck check) {
        UnknownText text = Catalogue.text(check, messages.locale());
        return new Case(NO_FILE, check.code() + " " + text.slug(), Ending.SKIPPED, skipped(text.missing()));
    }

    private static String failure(String message, String type, String text) {
        return "<failure message=\"" + escape(message) + "\" type=\"" + type + "\">" + text(text) + "</failure>";
    }

    private static String output(String text) {
        return "<system-out>" + text(text) + "</system-out>";
    }

    private static String skipped(String why) {
        return "<skipped message=\"" + escape(why) + "\"/>";
    }

    private static String counts(List<Case> cases) {
        return " tests=\"" + cases.size() + "\" failures=\"" + count(cases, Ending.FAILED)
                + "\" errors=\"0\" skipped=\"" + count(cases, Ending.SKIPPED) + "\" time=\"0\"";
    }

    private static long count(List<Case> cases, Ending ending) {
        return cases.stream().filter(one -> one.ending() == ending).count();
    }

    private static String text(String text) {
        return escape(text).replace("&#10;", "\n");
    }

    /** For an attribute, which has no lines of its own; characters that XML cannot hold at all become U+FFFD. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    private enum Ending {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** @param content the element inside of it, ready made; often none */
    private record Case(String suite, String name, Ending ending, String content) {
        String element() {
            String file = suite.equals(NO_FILE) ? "" : " file=\"" + escape(suite) + "\"";
            String head = "    <testcase name=\"" + escape(name) + "\" classname=\"" + escape(suite) + "\"" + file
                    + " time=\"0\"";
            return content.isEmpty() ? head + "/>\n" : head + ">\n      " + content + "\n    </testcase>\n";
        }
    }
}
