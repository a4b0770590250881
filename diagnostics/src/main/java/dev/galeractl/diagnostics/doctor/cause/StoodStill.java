package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.MembershipEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;
import java.util.Locale;

/** GAL802: the process got no time for seconds: the machine was paused, swapped or overloaded, and the whole cluster waited for it. */
final class StoodStill implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<MembershipEvent.StoodStill> stood = incident.events().stream()
                .filter(MembershipEvent.StoodStill.class::isInstance)
                .map(MembershipEvent.StoodStill.class::cast)
                .toList();
        if (incident.kind() != IncidentKind.STALLED || stood.isEmpty()) {
            return List.of();
        }
        double longest = stood.stream()
                .mapToDouble(MembershipEvent.StoodStill::seconds)
                .max()
                .orElseThrow();
        return Cause.of("GAL802", incident)
                .in("seconds")
                .with("seconds", String.format(Locale.ROOT, "%.1f", longest))
                .with("times", Integer.toString(stood.size()))
                .provenBy(stood)
                .alone();
    }
}
