package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BootstrapRefused;
import dev.galeractl.diagnostics.event.ProviderEvent.SavedState;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL401: the node was to found a cluster, and its own state file says that others may know more. */
final class NotSafeToBootstrap implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<NodeHistory> living = caseFile.membership().livingPrimary(caseFile.nodes());
        return start.first(BootstrapRefused.class)
                .map(refused -> Cause.of("GAL401", incident)
                        .in(living.isPresent() ? "primary-lives" : "refused")
                        .with("living", living.map(NodeHistory::label))
                        .with("position", start.position())
                        .provenBy(start.last(SavedState.class))
                        .provenBy(refused.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }
}
