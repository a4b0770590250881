package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.identity.Clocks.Reading;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;
import java.util.Objects;

/** GAL417: the same views have different times in the nodes' logs. Zones are no mistake; what is left is. */
final class ClocksDiffer implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.CLOCKS_DIFFER) {
            return List.of();
        }
        Reading reading =
                Objects.requireNonNull(caseFile.membership().clocks().readings().get(incident.node()));
        long seconds = reading.skew().toSeconds();
        return Cause.of("GAL417", incident)
                .in(seconds > 0 ? "ahead" : "behind")
                .sure(caseFile.nodes().size() > 2 ? Confidence.CERTAIN : Confidence.LIKELY)
                .with("seconds", Long.toString(Math.abs(seconds)))
                .with("views", Integer.toString(reading.shared()))
                .provenBy(SharedViews.of(incident.node(), caseFile))
                .alone();
    }
}
