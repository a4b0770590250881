package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.PeerLoss;
import dev.galeractl.diagnostics.incident.QuorumLoss;
import java.util.List;
import java.util.Optional;

/** GAL405: the node lost all others at once while they stayed together: the way between them is broken. */
final class CutOff implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<QuorumLoss> losses = caseFile.membership().lossesOf(incident);
        if (incident.kind() != IncidentKind.CUT_OFF || losses.isEmpty()) {
            return List.of();
        }
        QuorumLoss loss = losses.get(0);
        String observer = loss.primaryElsewhere().orElse(Finding.UNKNOWN);
        Optional<PeerLoss> theirs = caseFile.membership().lossSeenBy(observer, loss.node());
        Cause cause = Cause.of("GAL405", incident)
                .in("others-primary")
                .with("lost", MemberNames.of(loss.lost(), caseFile))
                .with("observer", MemberNames.ofLabel(observer, caseFile))
                .with("at", MemberNames.time(loss.after().line()));
        loss.signs().forEach(sign -> cause.provenBy(sign.line()));
        cause.provenBy(loss.after().line());
        theirs.ifPresent(it -> cause.provenBy(it.view().line()));
        return cause.alone();
    }
}
