package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which lines of one file belong to a finding: those that prove it, and those that only follow from it. */
public final class FindingMarks {
    /** No marks at all. */
    public static final FindingMarks NONE = new FindingMarks("", List.of());

    private final Map<Integer, FindingMark> byLine = new HashMap<>();

    /** The marks of {@code file}; of a line in several findings the worst counts, which comes first. */
    public FindingMarks(String file, List<Finding> findings) {
        findings.forEach(finding -> add(file, finding.code(), finding.evidence(), true));
        findings.forEach(finding -> add(file, finding.code(), finding.consequences(), false));
    }

    private void add(String file, FindingCode code, List<Evidence> lines, boolean proof) {
        lines.stream()
                .filter(line -> line.file().equals(file))
                .forEach(line -> byLine.putIfAbsent(line.line(), new FindingMark(code, proof)));
    }

    Optional<FindingMark> at(int line) {
        return Optional.ofNullable(byLine.get(line));
    }

    /**
     * A line of a finding.
     *
     * @param proof whether the line proves it; else it follows from it
     */
    record FindingMark(FindingCode code, boolean proof) {}
}
