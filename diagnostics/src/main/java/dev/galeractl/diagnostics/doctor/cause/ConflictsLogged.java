package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent.AbortDumped;
import dev.galeractl.diagnostics.event.ConsistencyEvent.CertificationDumped;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictBegun;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictStatement;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictThread;
import dev.galeractl.diagnostics.event.ConsistencyEvent.KeyConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.MetadataLockConflict;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        SchemaChanges changes = SchemaChanges.in(start);
        // A dump by the server tells of a loser of this node, whom the provider's own lines name as well if they are
        // on.
        long certified = Math.max(start.count(KeyConflict.class), start.count(CertificationDumped.class));
        return Cause.of("GAL505", incident)
                .in("logged")
                .with("aborted", Long.toString(start.count(AbortDumped.class) - changes.dumped()))
                .with("certification", Long.toString(certified))
                .with(
                        "metadata",
                        Long.toString(start.count(MetadataLockConflict.class) + changes.dumped() - changes.toldTwice()))
                .provenBy(start.first(AbortDumped.class))
                .provenBy(start.first(CertificationDumped.class))
                .provenBy(start.first(KeyConflict.class))
                .provenBy(start.first(MetadataLockConflict.class))
                .alone();
    }

    /**
     * The dumped aborts that a schema change is behind; of very many dumps only those that were kept can tell.
     *
     * @param dumped how many there are
     * @param toldTwice how many of them a line about the metadata lock tells of as well
     */
    private record SchemaChanges(long dumped, long toldTwice) {

        static SchemaChanges in(ServerStart start) {
            Set<AbortDumped> dumped = new HashSet<>();
            long toldTwice = 0;
            Optional<AbortDumped> dump = Optional.empty();
            for (LogEvent event : start.events()) {
                if (event instanceof ConflictBegun begun) {
                    dump = begun instanceof AbortDumped abort ? Optional.of(abort) : Optional.empty();
                } else if (isBehind(event)) {
                    dump.ifPresent(dumped::add);
                } else if (event instanceof MetadataLockConflict lock
                        && dump.filter(lock::tellsOf).isPresent()) {
                    dumped.add(dump.orElseThrow());
                    toldTwice++;
                    dump = Optional.empty();
                }
            }
            return new SchemaChanges(dumped.size(), toldTwice);
        }

        private static boolean isBehind(LogEvent event) {
            return (event instanceof ConflictThread thread && thread.isSchemaChange())
                    || (event instanceof ConflictStatement statement && statement.isSchemaChange());
        }
    }
}
