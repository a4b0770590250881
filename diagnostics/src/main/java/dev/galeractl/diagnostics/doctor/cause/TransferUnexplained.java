package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.event.TransferEvent.IstNotServed;
import dev.galeractl.diagnostics.event.TransferEvent.PreparationFailed;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptNotReady;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotRefused;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotWithoutPosition;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.Transfer.Outcome;
import dev.galeractl.diagnostics.start.StartKind;
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
                // What arrived and could not be applied is no matter of the transfer, see ConsistencyLost.
                .filter(view -> view.all(IstBroken.class).stream().noneMatch(ConsistencyLost::isNotApplied))
                .map(TransferUnexplained::where)
                .orElse(List.of());
    }

    private static List<Finding> where(TransferView view) {
        return onDonor(view)
                .or(() -> onJoiner(view))
                .orElseGet(() -> untold(view))
                .alone();
    }

    /** The donor's tool says that it failed, or that its joiner is gone; the latter explains the former, if it comes first. */
    private static Optional<Cause> onDonor(TransferView view) {
        Optional<TransferTrouble> backup = view.first(Trouble.BACKUP_FAILED);
        if (view.received().isEmpty()) {
            List<LogEvent> broken = brokenBefore(view, backup);
            if (!broken.isEmpty()) {
                return Optional.of(view.cause("GAL320").in("connection-broken").provenBy(broken));
            }
        }
        if (backup.isPresent() && view.incident().start().kind() == StartKind.TOOL) {
            return Optional.of(view.cause("GAL320").in("tool-alone").provenBy(backup));
        }
        if (backup.isPresent()) {
            return Optional.of(view.cause("GAL320")
                    .in("backup-failed")
                    .with("file", backup.flatMap(TransferTrouble::subject), "mariabackup.backup.log")
                    .provenBy(backup));
        }
        return view.received().isEmpty()
                ? view.joinerLeft()
                        .map(left -> view.cause("GAL320").in("joiner-left").provenBy(left.line()))
                : Optional.empty();
    }

    private static List<LogEvent> brokenBefore(TransferView view, Optional<TransferTrouble> backup) {
        return view.given().stream()
                .flatMap(given -> given.events().stream())
                .filter(event -> event instanceof IstNotServed
                        || (event instanceof TransferTrouble told && told.trouble() == Trouble.CONNECTION_BROKEN))
                .filter(event ->
                        backup.isEmpty() || CaseFile.isAfter(backup.get().line(), event.line()))
                .toList();
    }

    private static Optional<Cause> onJoiner(TransferView view) {
        Optional<TransferTrouble> prepare = view.first(Trouble.PREPARE_FAILED);
        if (prepare.isPresent()) {
            return Optional.of(view.cause("GAL320").in("prepare-failed").provenBy(prepare));
        }
        Optional<TransferTrouble> cutShort = view.first(Trouble.DONOR_FAILED);
        if (cutShort.isPresent()
                && failedOnDonor(view).isEmpty()
                && view.given().isEmpty()) {
            return Optional.of(view.cause("GAL320").in("cut-short").provenBy(cutShort));
        }
        List<ScriptNotReady> silent = view.all(ScriptNotReady.class);
        List<ScriptFailed> failed = view.all(ScriptFailed.class);
        // It ended before it told the server that it is ready, so no donor was asked yet.
        if (!silent.isEmpty() && !failed.isEmpty() && view.troubles().isEmpty()) {
            return Optional.of(view.cause("GAL320")
                    .in("script-ended")
                    .with("status", failed.get(0).status().map(status -> Integer.toString(status)), Finding.UNKNOWN)
                    .provenBy(failed)
                    .provenBy(silent));
        }
        return silent.isEmpty() || !failed.isEmpty()
                ? Optional.empty()
                : Optional.of(view.cause("GAL320").in("not-ready").provenBy(silent));
    }

    private static Optional<TransferEnded> failedOnDonor(TransferView view) {
        return view.all(TransferEnded.class).stream()
                .filter(it -> !it.complete())
                .findFirst();
    }

    private static Cause untold(TransferView view) {
        Cause cause = view.cause("GAL320");
        Optional<TransferEnded> ended = failedOnDonor(view);
        boolean onDonor =
                view.given().filter(it -> it.outcome() == Outcome.FAILED).isPresent();
        if (view.received().isEmpty() || onDonor) {
            List<TransferTrouble> troubles = view.troubles();
            cause.provenBy(troubles).provenBy(troubles.isEmpty() ? ended : Optional.empty());
            return cause.in("both-silent");
        }
        if (ended.isPresent()) {
            return cause.in("on-donor").provenBy(ended).with("reason", ended.flatMap(TransferEnded::reason));
        }
        view.received()
                .ifPresent(received -> cause.provenBy(received.events().stream()
                        .filter(TransferUnexplained::saysThatItFailed)
                        .toList()));
        return cause.in("on-joiner");
    }

    private static boolean saysThatItFailed(LogEvent event) {
        return event instanceof TransferTrouble
                || event instanceof ScriptFailed
                || event instanceof PreparationFailed
                || event instanceof RequestFailed
                || event instanceof SnapshotRefused
                || event instanceof SnapshotWithoutPosition
                || event instanceof IstBroken
                || event instanceof StateNeverComes;
    }
}
