package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProviderEvent.ProviderNotLoadable;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL104: the library that wsrep_provider names cannot be loaded; GAL103 where it names none. */
final class ProviderNotFound implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return incident.start()
                .first(ProviderNotLoadable.class)
                .map(failed -> Cause.of(failed.path().isEmpty() ? "GAL103" : "GAL104", incident)
                        .in(failed.path().isEmpty() ? "empty-in-log" : "not-loadable")
                        .with("path", Peers.forCommand(failed.path()))
                        .with("reason", failed.reason())
                        .provenBy(failed.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }
}
