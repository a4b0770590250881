package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.event.MembershipEvent.ViewRestored;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL416: the data directory is the copy of a running node's, gvwstate.dat and all. */
final class IdentityShared implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.IDENTITY_SHARED) {
            return List.of();
        }
        PeerConnected twin = (PeerConnected) incident.events().get(0);
        return Cause.of("GAL416", incident)
                .in("copied")
                .with("twin", MemberNames.of(List.of(twin.peerId()), caseFile))
                .with("twinAddress", twin.address())
                .provenBy(incident.start().first(ViewRestored.class))
                .provenBy(incident.start().first(Listening.class))
                .provenBy(twin.line())
                .explainsErrors()
                .alone();
    }
}
