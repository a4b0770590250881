package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import java.util.List;
import java.util.Optional;

/** GAL411: after a power failure a node waits, without limit, until all members of its last view are there. */
final class WaitsForMembers implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.WAITS_FOR_MEMBERS) {
            return List.of();
        }
        ViewChanged now = (ViewChanged) incident.events().get(1);
        Optional<ViewChanged> before = lastPrimary(incident, caseFile);
        NodeDirectory directory = caseFile.membership().directory();
        List<String> present = now.members().stream().map(directory::label).toList();
        List<String> missing = before.map(view -> view.members().stream()
                        .filter(member -> !present.contains(directory.label(member)))
                        .toList())
                .orElse(List.of());
        return Cause.of("GAL411", incident)
                .in(missing.isEmpty() ? "somebody-missing" : "missing")
                .sure(missing.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN)
                .with("missing", MemberNames.of(missing, caseFile))
                .with("present", MemberNames.of(now.members(), caseFile))
                .with("since", MemberNames.time(incident.events().get(0).line()))
                .provenBy(before)
                .provenBy(incident.events())
                .alone();
    }

    private static Optional<ViewChanged> lastPrimary(Incident incident, CaseFile caseFile) {
        NodeHistory node = caseFile.nodeOf(incident.start());
        return node.starts().stream()
                .takeWhile(start -> !start.equals(incident.start()))
                .flatMap(start -> start.all(ViewChanged.class).stream())
                .filter(view -> view.kind() == ViewKind.PRIMARY)
                .reduce((earlier, later) -> later);
    }
}
