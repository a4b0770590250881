package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.event.StorageEvent.AccessDeniedByPolicy.Policy;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** GAL612: AppArmor or SELinux forbade the server something; only the audit log says so. */
final class AccessDeniedByPolicy implements Diagnosis {

    /** Denials of the one minute and failures of the other may have nothing to do with each other. */
    private static final Duration NEAR = Duration.ofMinutes(5);

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (!HostCause.endsStart(incident)) {
            return List.of();
        }
        List<StorageEvent.AccessDeniedByPolicy> denials = caseFile.logs().stream()
                .flatMap(log -> log.aside().stream())
                .filter(StorageEvent.AccessDeniedByPolicy.class::isInstance)
                .map(StorageEvent.AccessDeniedByPolicy.class::cast)
                .filter(denial -> !isHarmless(denial))
                .filter(denial -> isNear(incident.start(), denial))
                .toList();
        if (denials.isEmpty()) {
            return List.of();
        }
        StorageEvent.AccessDeniedByPolicy first = denials.get(0);
        return Cause.of("GAL612", incident)
                .in(first.policy() == Policy.APPARMOR ? "apparmor" : "selinux")
                .with("program", first.program())
                .with("what", first.what())
                .sure(Confidence.LIKELY)
                .provenBy(denials)
                .explainsErrors()
                .alone();
    }

    /** Servers look at these when they start and live without them. */
    private static boolean isHarmless(StorageEvent.AccessDeniedByPolicy denial) {
        return denial.what().startsWith("/proc/") || denial.what().startsWith("/sys/");
    }

    private static boolean isNear(ServerStart start, StorageEvent.AccessDeniedByPolicy denial) {
        Optional<LocalDateTime> when = denial.line().time().map(LogTime::local);
        Optional<LocalDateTime> begin = start.begin().map(LogTime::local);
        Optional<LocalDateTime> end = start.end().map(LogTime::local);
        return when.isEmpty()
                || begin.isEmpty()
                || end.isEmpty()
                || (when.get().isAfter(begin.get().minus(NEAR))
                        && when.get().isBefore(end.get().plus(NEAR)));
    }
}
