package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BootstrapRefused;
import dev.galeractl.diagnostics.event.ProviderEvent.SavedState;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL205: {@code gcomm://} was left in the option file, and safe_to_bootstrap kept the restart from founding a second cluster. */
final class BootstrapAddressLeft implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<BootstrapRefused> refused = start.first(BootstrapRefused.class);
        boolean empty = start.clusterAddress().filter("gcomm://"::equals).isPresent();
        if (refused.isEmpty() || !empty) {
            return List.of();
        }
        return Cause.of("GAL205", incident)
                .in("restart-refused")
                .with("members", KnownMembers.of(start, caseFile))
                .provenBy(start.last(SavedState.class))
                .provenBy(refused.get().line())
                .explainsErrors()
                .alone();
    }
}
