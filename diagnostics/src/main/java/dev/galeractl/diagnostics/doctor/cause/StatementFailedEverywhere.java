package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorIgnored;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;

/** GAL504: a statement that fails on every node alike, such as a second CREATE TABLE. Its ERROR lines look bad and mean nothing. */
final class StatementFailedEverywhere implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.STATEMENTS_REFUSED || isToldByOther(incident, caseFile)) {
            return List.of();
        }
        LogEvent first = incident.events().get(0);
        long times = first instanceof ApplyErrorIgnored
                ? incident.start().count(ApplyErrorIgnored.class)
                : incident.events().size();
        if (first instanceof ApplyErrorIgnored ignored) {
            return Cause.of("GAL504", incident)
                    .in("ignored")
                    .with("times", Long.toString(times))
                    .with("error", ignored.error())
                    .provenBy(incident.events())
                    .alone();
        }
        if (first instanceof VoteCast cast) {
            return Cause.of("GAL504", incident)
                    .in("agreed")
                    .with("times", Long.toString(times))
                    .with("error", VotedOut.said(cast))
                    .provenBy(incident.events())
                    .alone();
        }
        return List.of();
    }

    /** All nodes write the same; the first one's word is enough. */
    private static boolean isToldByOther(Incident incident, CaseFile caseFile) {
        Class<?> type = incident.events().get(0).getClass();
        return caseFile.incidents().stream()
                .filter(other -> other.kind() == IncidentKind.STATEMENTS_REFUSED
                        && other.events().get(0).getClass() == type)
                .findFirst()
                .filter(first -> !first.node().equals(incident.node()))
                .isPresent();
    }
}
