package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.HistoryStarted;
import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL413: the node brought data of another history along. The state transfer replaced it without a word of warning. */
final class HistoryReplaced implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.HISTORY_REPLACED) {
            return List.of();
        }
        HistoryCompared compared = (HistoryCompared) incident.events().get(0);
        String own = compared.local().replaceFirst(":.*", "");
        Cause cause = Cause.of("GAL413", incident)
                .in(incident.start().synced().isPresent() ? "replaced" : "to-be-replaced")
                .with("local", compared.local())
                .with("group", compared.group())
                .provenBy(compared.line());
        caseFile.nodes().stream()
                .flatMap(node -> node.starts().stream())
                .flatMap(start -> start.all(HistoryStarted.class).stream())
                .filter(started -> started.uuid().equals(own))
                .limit(1)
                .forEach(started -> cause.provenBy(started.line()));
        return cause.alone();
    }
}
