package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.PeerLoss;
import java.util.List;

/** GAL406: a member vanished without leaving. A refused connection says that its host is there and its server is not. */
final class MemberLost implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        boolean vanished = incident.kind() == IncidentKind.VANISHED;
        List<PeerLoss> losses = caseFile.membership().peerLossesOf(incident);
        if ((!vanished && incident.kind() != IncidentKind.MEMBER_LOST) || losses.isEmpty()) {
            return List.of();
        }
        PeerLoss loss = losses.get(0);
        boolean refused = loss.refused().isPresent();
        String how = refused ? "refused" : "silent";
        Cause cause = Cause.of("GAL406", incident)
                .in(vanished ? "log-ends-" + how : how)
                .with("member", MemberNames.ofLabel(incident.node(), caseFile))
                .with("observer", MemberNames.ofLabel(loss.observer(), caseFile))
                .with("at", MemberNames.time(loss.view().line()))
                .with("end", MemberNames.time(incident.start().end()))
                .sure(refused ? Confidence.CERTAIN : Confidence.LIKELY);
        if (vanished) {
            incident.start().last().ifPresent(cause::provenBy);
        }
        loss.signs().forEach(sign -> cause.provenBy(sign.line()));
        return cause.provenBy(loss.view().line()).alone();
    }
}
