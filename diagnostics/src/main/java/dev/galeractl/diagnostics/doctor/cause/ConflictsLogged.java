package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictBegun;
import dev.galeractl.diagnostics.event.ConsistencyEvent.KeyConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.MetadataLockConflict;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;

/** GAL505: transactions that lost against others', logged because somebody asked for it. The clients got error 1213. */
final class ConflictsLogged implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        boolean conflicts = incident.kind() == IncidentKind.STATEMENTS_REFUSED
                && incident.events().stream()
                        .anyMatch(event -> event instanceof ConflictBegun
                                || event instanceof KeyConflict
                                || event instanceof MetadataLockConflict);
        if (!conflicts) {
            return List.of();
        }
        ServerStart start = incident.start();
        return Cause.of("GAL505", incident)
                .in("logged")
                .with("aborted", Long.toString(start.count(ConflictBegun.class)))
                .with("certification", Long.toString(start.count(KeyConflict.class)))
                .with("metadata", Long.toString(start.count(MetadataLockConflict.class)))
                .provenBy(start.first(ConflictBegun.class))
                .provenBy(start.first(KeyConflict.class))
                .provenBy(start.first(MetadataLockConflict.class))
                .alone();
    }
}
