package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.replication.log.LogLine;
import java.time.Duration;
import java.util.List;

/** GAL613: time runs backwards in one log. */
final class ClockWentBack implements Diagnosis {

    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.CLOCK_JUMPED) {
            return List.of();
        }
        LogLine before = incident.events().get(0).line();
        LogLine after = incident.events().get(1).line();
        Duration back = Duration.between(
                after.time().orElseThrow().local(), before.time().orElseThrow().local());
        return Cause.of("GAL613", incident)
                .in(mayBeSummerTime(before, back) ? "one-hour" : "jump")
                .with("seconds", Long.toString(back.toSeconds()))
                .provenBy(before)
                .provenBy(after)
                .alone();
    }

    /** Where the log writes local time without a zone, one hour comes twice each autumn. */
    private static boolean mayBeSummerTime(LogLine before, Duration back) {
        return before.time().orElseThrow().offset().isEmpty()
                && back.compareTo(HOUR) <= 0
                && back.compareTo(HOUR.minusMinutes(20)) > 0;
    }
}
