package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.live.LiveReport;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor makes of the logs.
 *
 * @param incidents everything that went wrong, healed or not, in the order of nodes and starts
 * @param findings why, the worst first; the same cause in many starts of one node is told once, for the last of them
 * @param errorLines errors that no finding speaks of, what is usually a cause first; only where nothing is decided
 * @param live what the host itself says now, if it was looked at
 */
public record DoctorReport(
        Verdict verdict,
        List<NodeSummary> nodes,
        List<Incident> incidents,
        List<Finding> findings,
        List<UnknownCheck> unknown,
        List<ErrorLine> errorLines,
        Optional<LiveReport> live) {

    public DoctorReport {
        nodes = List.copyOf(nodes);
        incidents = List.copyOf(incidents);
        findings = List.copyOf(findings);
        unknown = List.copyOf(unknown);
        errorLines = List.copyOf(errorLines);
    }

    /** What logs alone tell. */
    public DoctorReport(
            Verdict verdict,
            List<NodeSummary> nodes,
            List<Incident> incidents,
            List<Finding> findings,
            List<UnknownCheck> unknown) {
        this(verdict, nodes, incidents, findings, unknown, List.of(), Optional.empty());
    }
}
