package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.MembershipEvent.StoodStill;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.QuorumLoss;
import java.util.List;
import java.util.Locale;

/** GAL407: the network was in order; the node itself did nothing for longer than its peers wait. */
final class StoodStillAlone implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<QuorumLoss> losses = caseFile.membership().lossesOf(incident);
        if (incident.kind() != IncidentKind.STOOD_STILL || losses.isEmpty()) {
            return List.of();
        }
        QuorumLoss loss = losses.get(0);
        StoodStill pause = loss.pause().orElseThrow();
        return Cause.of("GAL407", incident)
                .in("out")
                .with("seconds", String.format(Locale.ROOT, "%.1f", pause.seconds()))
                .with("until", MemberNames.time(pause.line()))
                .provenBy(pause.line())
                .provenBy(loss.after().line())
                .alone();
    }
}
