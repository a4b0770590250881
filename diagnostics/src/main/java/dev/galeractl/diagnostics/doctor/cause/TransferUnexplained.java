package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.event.TransferEvent.PreparationFailed;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotRefused;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotWithoutPosition;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.Transfer.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL320: a transfer failed and the logs at hand do not say why. What they do say is on which side it failed, and in which file the reason stands. */
final class TransferUnexplained implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return TransferView.of(incident, caseFile)
                .filter(view -> Stream.concat(view.received().stream(), view.given().stream())
                        .anyMatch(it -> it.outcome() == Outcome.FAILED))
                .map(TransferUnexplained::where)
                .orElse(List.of());
    }

    private static List<Finding> where(TransferView view) {
        Cause cause = view.cause("GAL320");
        Optional<TransferTrouble> backup = view.first(Trouble.BACKUP_FAILED);
        Optional<TransferTrouble> prepare = view.first(Trouble.PREPARE_FAILED);
        cause.with("file", backup.flatMap(TransferTrouble::subject), "mariabackup.backup.log");
        if (backup.isPresent()) {
            return cause.in("backup-failed").provenBy(backup).alone();
        }
        if (prepare.isPresent()) {
            return cause.in("prepare-failed").provenBy(prepare).alone();
        }
        if (view.received().isEmpty() && view.joinerLeft().isPresent()) {
            return cause.in("joiner-left").provenBy(view.joinerLeft()).alone();
        }
        Optional<TransferEnded> ended = view.all(TransferEnded.class).stream()
                .filter(it -> !it.complete())
                .findFirst();
        boolean onDonor =
                view.given().filter(it -> it.outcome() == Outcome.FAILED).isPresent();
        if (view.received().isEmpty() || onDonor) {
            List<TransferTrouble> troubles = view.troubles();
            cause.provenBy(troubles).provenBy(troubles.isEmpty() ? ended : Optional.empty());
            return cause.in("both-silent").alone();
        }
        if (ended.isPresent()) {
            return cause.in("on-donor")
                    .provenBy(ended)
                    .with("reason", ended.flatMap(TransferEnded::reason))
                    .alone();
        }
        view.received()
                .ifPresent(received -> cause.provenBy(received.events().stream()
                        .filter(TransferUnexplained::saysThatItFailed)
                        .toList()));
        return cause.in("on-joiner").alone();
    }

    private static boolean saysThatItFailed(LogEvent event) {
        return event instanceof TransferTrouble
                || event instanceof PreparationFailed
                || event instanceof SnapshotRefused
                || event instanceof SnapshotWithoutPosition
                || event instanceof IstBroken
                || event instanceof StateNeverComes;
    }
}
