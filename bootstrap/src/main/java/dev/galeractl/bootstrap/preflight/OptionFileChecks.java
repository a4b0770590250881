package dev.galeractl.bootstrap.preflight;

import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules of option files have to say of a node's, as checks. */
public final class OptionFileChecks {
    private OptionFileChecks() {}

    /**
     * One check, and another if not everything could be checked.
     *
     * @param mended errors that the operation itself mends
     */
    public static List<Check> of(NodeFacts node, Set<FindingCode> mended) {
        List<Finding> findings = node.optionFile().findings();
        boolean fails = findings.stream()
                .anyMatch(it -> !mended.contains(it.code()) && Catalogue.severity(it) == Severity.ERROR);
        boolean warns = findings.stream().anyMatch(it -> Catalogue.severity(it) != Severity.NOTICE);
        boolean unchecked = !node.optionFile().unknown().isEmpty();
        Result result = fails ? Result.FAIL : warns ? Result.WARN : unchecked ? Result.UNKNOWN : Result.PASS;
        String words = switch (result) {
            case PASS -> "check.option-file.pass";
            case WARN -> "check.option-file.warn";
            case FAIL -> "check.option-file.fail";
            case UNKNOWN -> "check.option-file.unknown";
        };
        String file = node.defaultsFile().toString();
        String checks = codes(node.optionFile().unknown().stream().map(it -> it.code()));
        List<Check> made = new ArrayList<>();
        made.add(new Check(
                "option-file",
                node.name(),
                result,
                Sentence.of(
                        words, "file", file, "findings", codes(findings.stream().map(Finding::code)), "checks", checks),
                findings));
        if (result != Result.UNKNOWN && unchecked) {
            made.add(new Check(
                    "option-file-unchecked",
                    node.name(),
                    Result.UNKNOWN,
                    Sentence.of("check.option-file.unchecked", "file", file, "checks", checks),
                    List.of()));
        }
        return made;
    }

    private static String codes(Stream<FindingCode> codes) {
        return codes.map(FindingCode::value).distinct().collect(Collectors.joining(", "));
    }
}
