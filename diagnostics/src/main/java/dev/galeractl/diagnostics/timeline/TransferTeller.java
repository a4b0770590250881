package dev.galeractl.diagnostics.timeline;

import dev.galeractl.diagnostics.event.TransferEvent;
import dev.galeractl.diagnostics.event.TransferEvent.BackupRun;
import dev.galeractl.diagnostics.event.TransferEvent.CacheTooShort;
import dev.galeractl.diagnostics.event.TransferEvent.DonorAwaited;
import dev.galeractl.diagnostics.event.TransferEvent.DonorGone;
import dev.galeractl.diagnostics.event.TransferEvent.DonorSelected;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.event.TransferEvent.IstNotConnected;
import dev.galeractl.diagnostics.event.TransferEvent.IstReceiverNamed;
import dev.galeractl.diagnostics.event.TransferEvent.PreparationFailed;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.event.TransferEvent.Role;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptFailed;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptNotReady;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptStarted;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotInstalled;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotRefused;
import dev.galeractl.diagnostics.event.TransferEvent.SnapshotWithoutPosition;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import java.util.List;
import java.util.Optional;

/** What a timeline tells of a state transfer; scripts and their tools speak for themselves. */
final class TransferTeller {
    private TransferTeller() {}

    /**
     * A sentence of a timeline.
     *
     * @param words what it needs; empty ones are unknown
     */
    record Told(TimelineKind kind, List<String> words) {
        static Optional<Told> of(TimelineKind kind, String... words) {
            return Optional.of(new Told(kind, List.of(words)));
        }
    }

    /** What is told; empty for what says nothing to a reader. */
    static Optional<Told> tell(TransferEvent event) {
        return event instanceof BackupRun || event instanceof IstReceiverNamed
                ? Optional.empty()
                : agreement(event).or(() -> outcome(event)).or(() -> line(event));
    }

    /** Who is to give, who is to take. */
    private static Optional<Told> agreement(TransferEvent event) {
        if (event instanceof ScriptStarted script) {
            return script.role() == Role.DONOR
                    ? Told.of(TimelineKind.SST_SENDING, script.method())
                    : Told.of(TimelineKind.SST_RECEIVING, script.method());
        }
        if (event instanceof DonorSelected selected) {
            return selected.donor()
                    .map(donor -> Told.of(TimelineKind.SST_DONOR_CHOSEN, selected.joiner(), donor))
                    .orElseGet(() -> Told.of(TimelineKind.SST_NO_DONOR, selected.joiner()));
        }
        if (event instanceof DonorAwaited) {
            return Told.of(TimelineKind.SST_AWAITS_DONOR);
        }
        if (event instanceof CacheTooShort cache) {
            return Told.of(TimelineKind.SST_CACHE_TOO_SHORT, cache.seqno());
        }
        return Optional.empty();
    }

    private static Optional<Told> outcome(TransferEvent event) {
        if (event instanceof TransferEnded ended) {
            return ended.complete()
                    ? Told.of(TimelineKind.SST_COMPLETE, ended.donor(), ended.joiner())
                    : Told.of(
                            TimelineKind.SST_FAILED,
                            ended.donor(),
                            ended.joiner(),
                            ended.reason().map(reason -> ": " + reason).orElse(""));
        }
        if (event instanceof SnapshotInstalled installed) {
            return Told.of(TimelineKind.SST_INSTALLED, Teller.shortened(installed.position()));
        }
        if (event instanceof RequestFailed failed) {
            return Told.of(TimelineKind.SST_REQUEST_FAILED, failed.reason());
        }
        if (event instanceof ScriptFailed || event instanceof ScriptNotReady || event instanceof PreparationFailed) {
            return Told.of(TimelineKind.SST_SCRIPT_FAILED);
        }
        if (event instanceof SnapshotRefused) {
            return Told.of(TimelineKind.SST_REFUSED);
        }
        if (event instanceof SnapshotWithoutPosition) {
            return Told.of(TimelineKind.SST_WITHOUT_POSITION);
        }
        if (event instanceof DonorGone) {
            return Told.of(TimelineKind.SST_DONOR_GONE);
        }
        if (event instanceof IstNotConnected ist) {
            return Told.of(TimelineKind.IST_NOT_CONNECTED, ist.address(), ist.reason());
        }
        return event instanceof IstBroken ? Told.of(TimelineKind.IST_BROKEN) : Optional.empty();
    }

    private static Optional<Told> line(TransferEvent event) {
        return Told.of(TimelineKind.LINE, event.line().message().strip());
    }
}
