package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TransferEvent.ScriptStarted;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.StateTransfers;
import dev.galeractl.diagnostics.incident.Transfer;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * GAL319: the log ends while the node waits for a state transfer. That may be a transfer at work; how long nothing was said, by the clock of the
 * youngest of the logs, tells the one from the other.
 */
final class TransferUnfinished implements Diagnosis {

    /** A script that sends says nothing for as long as it sends; five minutes without any line are worth a look. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        Optional<TransferView> seen = TransferView.of(incident, caseFile).filter(TransferView::hangs);
        if (seen.isEmpty()) {
            return List.of();
        }
        TransferView view = seen.get();
        Transfer received = view.received().orElseThrow();
        Duration silence = between(incident.start().end(), StateTransfers.newest(caseFile.nodes()));
        Duration lasted = between(received.begin(), incident.start().end());
        boolean quiet = silence.compareTo(QUIET) >= 0;
        boolean justBegun = view.donor().isEmpty() && view.method().isEmpty();
        Cause cause = view.cause("GAL319")
                .in(quiet ? "silent" : justBegun ? "just-begun" : "under-way")
                .sure(Confidence.POSSIBLE)
                .with("silence", text(silence))
                .with("lasted", text(lasted))
                .provenBy(received.first(ScriptStarted.class));
        if (quiet) {
            incident.start().last().ifPresent(cause::provenBy);
        } else {
            // How far it came; what else the server says meanwhile is no proof of anything.
            List<LogEvent> told = received.events();
            cause.provenBy(told.get(justBegun ? 0 : told.size() - 1).line());
        }
        return cause.alone();
    }

    private static Duration between(Optional<LogTime> from, Optional<LogTime> to) {
        return from.isPresent() && to.isPresent()
                ? Duration.between(from.get().local(), to.get().local())
                : Duration.ZERO;
    }

    /** {@code 1:02:03}. */
    private static String text(Duration duration) {
        return "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
