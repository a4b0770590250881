package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.PrimariesMet;
import dev.galeractl.diagnostics.event.MembershipEvent.SplitBrainIgnored;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;
import java.util.stream.Collectors;

/** GAL414: parts of one cluster were Primary at the same time, by pc.ignore_sb or by pc.bootstrap on both sides. */
final class SplitBrain implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.SPLIT_BRAIN) {
            return List.of();
        }
        LogEvent sign = incident.events().get(0);
        String nodes = caseFile.incidents().stream()
                .filter(it -> it.kind() == IncidentKind.SPLIT_BRAIN)
                .map(it -> MemberNames.ofLabel(it.node(), caseFile))
                .distinct()
                .collect(Collectors.joining(", "));
        return Cause.of("GAL414", incident)
                .in(
                        sign instanceof PrimariesMet
                                ? "met"
                                : sign instanceof SplitBrainIgnored ? "ignored" : "made-primary-twice")
                .with("nodes", nodes)
                .with("at", MemberNames.time(sign.line()))
                .provenBy(sign.line())
                .provenBy(incident.start().all(ViewChanged.class).stream()
                        .filter(view ->
                                view.kind() == ViewKind.PRIMARY && view.line().isBehind(sign.line()))
                        .findFirst())
                .explainsErrors()
                .alone();
    }
}
