package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks whose failure somebody accepts, with the reason. What is not safe is told by the safety table, which this does not reach: there a waiver names the node
 * and the risk.
 *
 * @param reasons by the checks' names
 */
public record IgnoredChecks(Map<String, String> reasons) {
    public IgnoredChecks {
        reasons = new TreeMap<>(reasons);
        if (reasons.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a check is ignored for a reason only");
        }
    }

    /** The same report, in which a failure that is ignored is a warning, followed by the reason. */
    public PreflightReport in(PreflightReport report) {
        return new PreflightReport(
                report.checks().stream().flatMap(this::applied).toList());
    }

    private Stream<Check> applied(Check check) {
        String reason = reasons.get(check.slug());
        if (check.result() != Result.FAIL || reason == null) {
            return Stream.of(check);
        }
        return Stream.of(
                new Check(check.slug(), check.node(), Result.WARN, check.sentence(), check.findings()),
                new Check(
                        check.slug(),
                        check.node(),
                        Result.WARN,
                        CheckList.sentence("ignored", check.node(), "name", check.slug(), "reason", reason),
                        List.of()));
    }

    /** Names that no check of the report has: misspelt, most likely. */
    public Set<String> unknownIn(PreflightReport report) {
        Set<String> unknown = new TreeSet<>(reasons.keySet());
        report.checks().forEach(it -> unknown.remove(it.slug()));
        return unknown;
    }
}
