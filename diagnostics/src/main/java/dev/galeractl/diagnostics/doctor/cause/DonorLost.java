package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.TransferEvent.DonorGone;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.List;
import java.util.Optional;

/** GAL311: the node that gave the data left the group in the middle of it. */
final class DonorLost implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        Optional<TransferView> seen =
                TransferView.of(incident, caseFile).filter(it -> it.received().isPresent());
        if (seen.isEmpty() || incident.kind() == IncidentKind.KILLED) {
            return List.of();
        }
        TransferView view = seen.get();
        List<DonorGone> gone = view.all(DonorGone.class);
        if (!gone.isEmpty()) {
            return view.cause("GAL311").in("left").provenBy(gone).alone();
        }
        Optional<StateShifted> alone = view.received().orElseThrow().groupLost();
        return alone.isPresent() && view.hangs()
                ? view.cause("GAL311")
                        .in("no-primary-left")
                        .sure(Confidence.LIKELY)
                        .provenBy(alone)
                        .alone()
                : List.of();
    }
}
