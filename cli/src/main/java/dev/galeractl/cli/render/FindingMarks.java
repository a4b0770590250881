package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which lines belong to a finding: those that prove it, and those that only follow from it. */
public final class FindingMarks {
    /** No marks at all. */
    public static final FindingMarks NONE = new FindingMarks(List.of());

    private final Map<Place, FindingMark> byPlace = new HashMap<>();

    private record Place(String file, int line) {}

    /** The marks of all files; of a line in several findings the worst counts, which comes first. */
    public FindingMarks(List<Finding> findings) {
        findings.forEach(finding -> add(finding.code(), finding.evidence(), true));
        findings.forEach(finding -> add(finding.code(), finding.consequences(), false));
    }

    private void add(FindingCode code, List<Evidence> lines, boolean proof) {
        lines.forEach(line -> byPlace.putIfAbsent(new Place(line.file(), line.line()), new FindingMark(code, proof)));
    }

    Optional<FindingMark> at(String file, int line) {
        return Optional.ofNullable(byPlace.get(new Place(file, line)));
    }

    /**
     * A line of a finding.
     *
     * @param proof whether the line proves it; else it follows from it
     */
    record FindingMark(FindingCode code, boolean proof) {}
}
