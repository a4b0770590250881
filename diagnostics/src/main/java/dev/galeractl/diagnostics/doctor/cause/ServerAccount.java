package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.SecurityEvent.AccountMissing;
import dev.galeractl.diagnostics.event.SecurityEvent.RefusesToRunAsRoot;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL707: the account of the system that the server is to run under. */
final class ServerAccount implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<AccountMissing> missing = start.first(AccountMissing.class);
        if (missing.isPresent()) {
            return Cause.of("GAL707", incident)
                    .in("missing")
                    .with("account", Peers.forCommand(missing.get().account()))
                    .provenBy(missing.get().line())
                    .explainsErrors()
                    .alone();
        }
        return start.first(RefusesToRunAsRoot.class)
                .map(root -> Cause.of("GAL707", incident)
                        .in("root")
                        .with("account", "root")
                        .provenBy(root.line())
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }
}
