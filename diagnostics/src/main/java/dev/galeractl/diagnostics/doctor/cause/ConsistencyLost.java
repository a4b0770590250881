package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorReported;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyFailed;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConsistencyCompromised;
import dev.galeractl.diagnostics.event.ConsistencyEvent.WriteSetNotApplied;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL503: a node of Galera 3 could not apply a write set, replicated or sent by its donor, and ended itself; the group is not asked. */
final class ConsistencyLost implements Diagnosis {

    /** Among the write sets that the donor sent was one that this node could not apply. */
    static boolean isNotApplied(IstBroken broken) {
        return broken.reason().startsWith("Failed to apply");
    }

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<? extends LogEvent> said = start.last(IstBroken.class)
                .filter(ConsistencyLost::isNotApplied)
                .<LogEvent>map(broken -> broken)
                .or(() -> start.last(ConsistencyCompromised.class));
        boolean ours = incident.kind() == IncidentKind.INCONSISTENT
                || incident.kind() == IncidentKind.STATE_TRANSFER_FAILED
                || incident.kind() == IncidentKind.LEFT_WITH_ERROR
                || incident.kind() == IncidentKind.CRASHED;
        if (said.isEmpty()) {
            return incident.kind() == IncidentKind.INCONSISTENT ? unfollowed(incident) : List.of();
        }
        if (!ours) {
            return List.of();
        }
        Optional<ApplyErrorReported> error = start.last(ApplyErrorReported.class);
        Cause cause = Cause.of("GAL503", incident)
                .in(error.isPresent() ? "apply-failed" : "no-error-told")
                .with("table", error.flatMap(ApplyErrorReported::table))
                .with("error", error.map(ApplyErrorReported::error))
                .provenBy(error)
                .provenBy(said);
        if (error.isEmpty()) {
            cause.provenBy(start.last(WriteSetNotApplied.class));
        }
        return cause.explains(VotedOut.after(
                        incident,
                        error.map(ApplyErrorReported::line).orElse(said.get().line())))
                .alone();
    }

    /** The log ends with the error: most likely the data differs, and what came of it would stand behind. */
    private static List<Finding> unfollowed(Incident incident) {
        return incident.events().stream()
                .filter(ApplyErrorReported.class::isInstance)
                .map(ApplyErrorReported.class::cast)
                .findFirst()
                .map(error -> Cause.of("GAL503", incident)
                        .in("log-ends")
                        .sure(Confidence.LIKELY)
                        .with("table", error.table())
                        .with("error", error.error())
                        .provenBy(error.line())
                        .provenBy(incident.start()
                                .last(ApplyFailed.class)
                                .filter(failed -> CaseFile.isAfter(failed.line(), error.line())))
                        .alone())
                .orElse(List.of());
    }
}
