package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.TransferEvent.IstNotConnected;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** GAL309: the donor could not connect to the address at which the joiner waits for its write-sets. Only the donor says which address that was. */
final class IstReceiverUnreachable implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return TransferView.of(incident, caseFile)
                .filter(view -> !view.all(IstNotConnected.class).isEmpty())
                .map(view -> {
                    IstNotConnected refused = view.all(IstNotConnected.class).get(0);
                    boolean everywhere = refused.address().startsWith("127.0.1.1")
                            || refused.address().startsWith("127.0.0.1");
                    return view.cause("GAL309")
                            .in(everywhere ? "own-address-everywhere" : "unreachable")
                            .with("address", refused.address())
                            .with("reason", refused.reason())
                            .provenBy(refused.line())
                            .alone();
                })
                .orElse(List.of());
    }
}
