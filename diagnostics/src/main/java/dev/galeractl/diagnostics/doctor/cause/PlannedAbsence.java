package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import java.util.List;
import java.util.stream.Collectors;

/** GAL418: somebody stopped the node in an orderly way and started it again; every node in turn is a rolling restart. */
final class PlannedAbsence implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.PLANNED_ABSENCE) {
            return List.of();
        }
        List<Incident> all = caseFile.incidents().stream()
                .filter(it -> it.kind() == IncidentKind.PLANNED_ABSENCE)
                .toList();
        boolean rolling = caseFile.nodes().size() > 1
                && caseFile.nodes().stream()
                        .map(NodeHistory::label)
                        .allMatch(label -> all.stream().anyMatch(it -> it.node().equals(label)));
        Cause cause = Cause.of("GAL418", rolling ? all.get(0).node() : incident.node(), incident);
        if (!rolling) {
            return cause.always("left-and-back")
                    .with("stopped", MemberNames.time(incident.start().end()))
                    .with("back", incident.healedBy().map(MemberNames::time))
                    .provenBy(incident.events())
                    .alone();
        }
        cause.with("nodes", all.stream().map(Incident::node).distinct().collect(Collectors.joining(", ")));
        for (Incident one : all) {
            cause.provenBy(
                    one.events().stream().limit(1).map(LogEvent.class::cast).toList());
        }
        return cause.always("rolling-restart").alone();
    }
}
