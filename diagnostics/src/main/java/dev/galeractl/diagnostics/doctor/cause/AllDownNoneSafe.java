package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProviderEvent.SavedState;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.StartOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** GAL410: every node whose log is given is down, each was a member once, and none has a clean stop that makes it safe to begin with. */
final class AllDownNoneSafe implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<NodeHistory> nodes = caseFile.nodes();
        boolean all = incident.kind() == IncidentKind.COULD_NOT_JOIN
                && nodes.size() >= 2
                && caseFile.nodeOf(incident.start()).latest().equals(incident.start())
                && nodes.stream().allMatch(AllDownNoneSafe::isDownAndUnsafe);
        if (!all) {
            return List.of();
        }
        NodeHistory first = nodes.get(0);
        Cause cause = Cause.of("GAL410", first.label(), incident)
                .in("all-logs")
                .sure(Confidence.LIKELY)
                .with("nodes", nodes.stream().map(NodeHistory::label).collect(Collectors.joining(", ")))
                .with("count", Integer.toString(nodes.size()));
        nodes.forEach(node -> cause.provenBy(node.latest().last(SavedState.class)));
        nodes.forEach(node -> cause.explains(node.latest().events().stream()
                .filter(Cause::isComplaint)
                .map(event -> event.line())
                .toList()));
        return cause.alone();
    }

    private static boolean isDownAndUnsafe(NodeHistory node) {
        Optional<Boolean> safe = node.latest().last(SavedState.class).flatMap(SavedState::safeToBootstrap);
        return node.latest().outcome() == StartOutcome.GAVE_UP && safe.isPresent() && !safe.get();
    }
}
