package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.MembershipEvent.Member;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerViewInstalled;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.GroupOddities;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL415: two members have one wsrep_node_name. */
final class NameShared implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.NAME_SHARED) {
            return List.of();
        }
        ServerViewInstalled view = (ServerViewInstalled) incident.events().get(0);
        String name = GroupOddities.sharedName(view).orElse(Finding.UNKNOWN);
        List<String> bearers = view.members().stream()
                .filter(member -> member.name().equals(name))
                .map(Member::uuid)
                .toList();
        return Cause.of("GAL415", incident)
                .in("two-members")
                .with("name", name)
                .with("members", MemberNames.of(bearers, caseFile))
                .provenBy(view.line())
                .alone();
    }
}
