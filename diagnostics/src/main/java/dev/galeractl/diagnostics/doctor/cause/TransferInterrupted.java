package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.KilledFromOutside;
import dev.galeractl.diagnostics.event.TransferEvent.Trouble;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.incident.Transfer.Outcome;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL308: the joiner was ended while it received, and the log does not say by whom; what a service manager says of it is GAL907's. */
final class TransferInterrupted implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        Optional<TransferView> seen =
                TransferView.of(incident, caseFile).filter(it -> it.received().isPresent());
        if (seen.isEmpty()) {
            return List.of();
        }
        TransferView view = seen.get();
        ServerStart start = incident.start();
        Cause cause = view.cause("GAL308");
        if (view.has(Trouble.SIGNAL)) {
            return cause.in("terminated").provenBy(view.first(Trouble.SIGNAL)).alone();
        }
        boolean open = view.received().orElseThrow().outcome() == Outcome.OPEN;
        if (incident.kind() == IncidentKind.KILLED && open) {
            start.last().ifPresent(cause::provenBy);
            return cause.in("killed")
                    .provenBy(start.first(KilledFromOutside.class))
                    .alone();
        }
        if (incident.kind() == IncidentKind.STATE_TRANSFER_FAILED && open) {
            // The log goes on with the next start and says nothing of this one's end.
            start.last().ifPresent(cause::provenBy);
            return cause.in("killed")
                    .sure(Confidence.LIKELY)
                    .provenBy(next(caseFile.nodeOf(start), start))
                    .alone();
        }
        return List.of();
    }

    private static Optional<LogEvent> next(NodeHistory node, ServerStart start) {
        int index = node.starts().indexOf(start);
        return index + 1 < node.starts().size()
                ? node.starts().get(index + 1).events().stream().findFirst()
                : Optional.empty();
    }
}
