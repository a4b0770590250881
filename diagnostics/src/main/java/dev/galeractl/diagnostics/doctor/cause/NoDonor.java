package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberDesynced;
import dev.galeractl.diagnostics.event.TransferEvent.DonorAwaited;
import dev.galeractl.diagnostics.event.TransferEvent.DonorSelected;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.Transfer;
import dev.galeractl.diagnostics.incident.Transfer.Outcome;
import dev.galeractl.replication.state.NodeState;
import java.util.List;
import java.util.Optional;

/** GAL313 and GAL314: nobody gives data, because all are busy or desynced, or because wsrep_sst_donor names a node that is not there. */
final class NoDonor implements Diagnosis {

    /** It asks once a second; a few seconds are normal while another node is served. */
    private static final int NOT_WORTH_A_WORD = 5;

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        Optional<TransferView> seen =
                TransferView.of(incident, caseFile).filter(it -> it.received().isPresent());
        if (seen.isEmpty()) {
            return List.of();
        }
        TransferView view = seen.get();
        Transfer received = view.received().orElseThrow();
        List<RequestFailed> failed = received.all(RequestFailed.class);
        Optional<DonorSelected> refused = received.all(DonorSelected.class).stream()
                .filter(it -> it.donor().isEmpty())
                .reduce((earlier, later) -> later);
        if (!failed.isEmpty() && refused.isPresent() && !refused.get().wanted().equals("*any*")) {
            return view.cause("GAL314")
                    .in("named-absent")
                    .with("wanted", refused.get().wanted())
                    .provenBy(refused)
                    .alone();
        }
        return refused.isPresent() && received.has(DonorAwaited.class) && isOpen(received)
                ? waiting(view, received, caseFile)
                : List.of();
    }

    /** Not even begun, and nobody says that it failed. */
    private static boolean isOpen(Transfer received) {
        return received.outcome() == Outcome.OPEN
                && received.all(StateShifted.class).stream()
                        .noneMatch(it -> it.shift().to() == NodeState.JOINER);
    }

    private static List<Finding> waiting(TransferView view, Transfer received, CaseFile caseFile) {
        List<DonorSelected> asked = received.all(DonorSelected.class).stream()
                .filter(it -> it.donor().isEmpty())
                .toList();
        if (asked.size() < NOT_WORTH_A_WORD) {
            return List.of();
        }
        Optional<MemberDesynced> desynced = caseFile.nodes().stream()
                .flatMap(node -> node.starts().stream())
                .flatMap(start -> start.last(MemberDesynced.class).stream())
                .filter(it -> !it.resync())
                .findFirst();
        return view.cause("GAL313")
                .in(desynced.isPresent() ? "desynced" : "busy")
                .with("times", Integer.toString(asked.size()))
                .with("member", desynced.map(MemberDesynced::name))
                .provenBy(desynced)
                .provenBy(received.first(DonorAwaited.class))
                .provenBy(asked.get(asked.size() - 1).line())
                .alone();
    }
}
