package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProcessEvent.UnitTimedOut;
import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GAL612: AppArmor or SELinux forbade the server something; only the audit log says so. */
final class AccessDeniedByPolicy implements Diagnosis {

    /** Denials of the one minute and failures of the other may have nothing to do with each other. */
    private static final Duration NEAR = Duration.ofMinutes(5);

    /** So long before the end of a start a denial may have caused it: MariaDB's unit gives a start 15 minutes, and some wait for all of them. */
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final Set<IncidentKind> KINDS =
            Set.of(IncidentKind.START_TIMED_OUT, IncidentKind.STATE_TRANSFER_FAILED, IncidentKind.STATE_TRANSFER_HANGS);

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        boolean killed =
                incident.kind() == IncidentKind.KILLED && incident.start().has(UnitTimedOut.class);
        if (!HostCause.endsStart(incident) && !KINDS.contains(incident.kind()) && !killed) {
            return List.of();
        }
        NodeHistory node = caseFile.nodeOf(incident.start());
        List<StorageEvent.AccessDeniedByPolicy> denials = caseFile.logs().stream()
                .filter(log -> !isOfAnother(log, node))
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
                .in(circumstance(first))
                .with("profile", profile(first.program()))
                .with("program", first.program())
                .with("what", first.what())
                .sure(Confidence.LIKELY)
                .provenBy(denials)
                .explains(incident.start().all(UnitTimedOut.class).stream()
                        .map(UnitTimedOut::line)
                        .toList())
                .explainsErrors()
                .alone();
    }

    private static String circumstance(StorageEvent.AccessDeniedByPolicy denial) {
        return switch (denial.policy()) {
            case APPARMOR -> denial.line().text().contains("operation=\"exec\"") ? "apparmor-program" : "apparmor";
            case SELINUX -> "selinux";
        };
    }

    /** The file of a profile is called as the program's path, with points. */
    private static String profile(String program) {
        return (program.startsWith("/") ? program.substring(1) : program).replace('/', '.');
    }

    /** A kernel's log of its own has no node's name; but in the log of another server are that one's denials. */
    private static boolean isOfAnother(ReadLog log, NodeHistory node) {
        return log.starts().stream()
                .anyMatch(start -> !node.starts().contains(start)
                        && (start.version().isPresent() || start.provider().isPresent()));
    }

    /** Servers look at these when they start and live without them. */
    private static boolean isHarmless(StorageEvent.AccessDeniedByPolicy denial) {
        return denial.what().startsWith("/proc/") || denial.what().startsWith("/sys/");
    }

    private static boolean isNear(ServerStart start, StorageEvent.AccessDeniedByPolicy denial) {
        Optional<LocalDateTime> when = denial.line().time().map(LogTime::local);
        Optional<LocalDateTime> begin = start.begin().map(LogTime::local);
        Optional<LocalDateTime> end = start.end().map(LogTime::local);
        if (when.isEmpty() || begin.isEmpty() || end.isEmpty()) {
            return true;
        }
        // Where only its end is in the log, nobody knows when the start began.
        LocalDateTime earliest = start.has(UnitTimedOut.class)
                ? end.get().minus(PATIENCE)
                : latest(begin.get().minus(NEAR), end.get().minus(PATIENCE));
        return when.get().isAfter(earliest) && when.get().isBefore(end.get().plus(NEAR));
    }

    private static LocalDateTime latest(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
