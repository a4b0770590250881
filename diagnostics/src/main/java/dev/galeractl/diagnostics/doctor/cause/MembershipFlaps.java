package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.QuorumLoss;
import java.util.List;

/** GAL408: the same node is lost and comes back, again and again. */
final class MembershipFlaps implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.FLAPPING) {
            return List.of();
        }
        List<QuorumLoss> own = caseFile.membership().lossesOf(incident);
        long stalls = own.stream().filter(loss -> loss.pause().isPresent()).count();
        List<LogEvent> events = incident.events();
        boolean stands = stalls * 2 > events.size();
        Cause cause = Cause.of("GAL408", incident)
                .in(stands ? "stands-still" : "network")
                .with("member", MemberNames.ofLabel(incident.node(), caseFile))
                .with("times", Integer.toString(events.size()))
                .with("first", MemberNames.time(events.get(0).line()))
                .with("last", MemberNames.time(events.get(events.size() - 1).line()));
        if (stands) {
            own.stream().flatMap(loss -> loss.pause().stream()).limit(3).forEach(pause -> cause.provenBy(pause.line()));
        }
        return cause.provenBy(events).alone();
    }
}
