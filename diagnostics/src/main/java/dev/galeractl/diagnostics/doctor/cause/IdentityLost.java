package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.GroupOddities;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;
import java.util.Optional;

/** GAL412: gvwstate.dat was empty or damaged. Old servers refuse to start with it, new ones take an identity made of zeros. */
final class IdentityLost implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        Optional<LogEvent> sign = GroupOddities.identityLost(incident.start());
        boolean its = incident.kind() == IncidentKind.IDENTITY_LOST || incident.kind() == IncidentKind.COULD_NOT_JOIN;
        if (!its || sign.isEmpty()) {
            return List.of();
        }
        boolean refused = sign.get() instanceof BackendFailed;
        boolean joined = incident.start().synced().isPresent();
        return Cause.of("GAL412", incident)
                .in(refused ? "refused" : joined ? "joined-as-nobody" : "alone-as-nobody")
                .provenBy(sign)
                .explainsErrors()
                .alone();
    }
}
