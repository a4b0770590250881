package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.PrimariesMet;
import dev.galeractl.diagnostics.event.MembershipEvent.SplitBrainIgnored;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.QuorumLoss;
import java.util.List;
import java.util.stream.Collectors;

/** GAL414: parts of one cluster were Primary at the same time, by pc.ignore_sb or by pc.bootstrap on one side too many. */
final class SplitBrain implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.SPLIT_BRAIN) {
            return List.of();
        }
        List<QuorumLoss> cutOff = caseFile.membership().lossesOf(incident);
        if (!cutOff.isEmpty()) {
            return besideOthers(incident, cutOff.get(0), caseFile);
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

    /** The others never stopped being Primary. */
    private static List<Finding> besideOthers(Incident incident, QuorumLoss loss, CaseFile caseFile) {
        String observer = loss.primaryElsewhere().orElse(Finding.UNKNOWN);
        Cause cause = Cause.of("GAL414", incident)
                .in("made-primary-beside")
                .with("nodes", MemberNames.ofLabel(loss.node(), caseFile))
                .with("observer", MemberNames.ofLabel(observer, caseFile))
                .with("at", loss.healedBy().map(MemberNames::time))
                // The others' log may have been copied before they went.
                .sure(Confidence.LIKELY)
                .provenBy(loss.after().line());
        loss.healedBy().ifPresent(cause::provenBy);
        caseFile.membership()
                .lossSeenBy(observer, loss.node())
                .ifPresent(theirs -> cause.provenBy(theirs.view().line()));
        return cause.alone();
    }
}
