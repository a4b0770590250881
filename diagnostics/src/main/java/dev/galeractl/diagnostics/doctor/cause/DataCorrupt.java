package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.event.StorageEvent.DataCorrupt.Damage;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;
import java.util.Optional;

/** GAL609: pages of a table, of the system tablespace or of the redo log do not hold what they should. */
final class DataCorrupt implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        List<StorageEvent.DataCorrupt> damaged = HostCause.events(incident, StorageEvent.DataCorrupt.class);
        if (damaged.isEmpty()) {
            return List.of();
        }
        return Cause.of("GAL609", incident)
                .in(circumstance(damaged.get(0).damage()))
                .with("what", named(damaged))
                .provenBy(damaged)
                .explainsErrors()
                .alone();
    }

    private static String circumstance(Damage damage) {
        return switch (damage) {
            case TABLE -> "table";
            case SYSTEM_TABLESPACE -> "system-tablespace";
            case REDO_LOG -> "redo-log";
        };
    }

    private static Optional<String> named(List<StorageEvent.DataCorrupt> damaged) {
        return damaged.stream().flatMap(event -> event.what().stream()).reduce((earlier, later) -> later);
    }
}
