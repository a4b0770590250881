package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LoadEvent.ProviderPaused;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberDesynced;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL801: the node was desynced or paused on purpose, by wsrep_desync or FLUSH TABLES WITH READ LOCK, and is so still. */
final class LeftAside implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        boolean aside = incident.kind() == IncidentKind.STALLED
                && incident.events().stream().anyMatch(MemberDesynced.class::isInstance);
        if (!aside) {
            return List.of();
        }
        boolean paused = incident.events().stream().anyMatch(ProviderPaused.class::isInstance);
        Cause cause = Cause.of("GAL801", incident).in(paused ? "paused" : "desynced");
        // The log ends there; whether the state lasts, it cannot say.
        return cause.sure(Confidence.LIKELY).provenBy(incident.events()).alone();
    }
}
