package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.ProviderEvent.NodeAddressRejected;
import dev.galeractl.diagnostics.event.ProviderEvent.TransferAddressForeign;
import dev.galeractl.diagnostics.event.TransferEvent.IstReceiverNamed;
import dev.galeractl.diagnostics.event.TransferEvent.RequestFailed;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL208: an address that is not this host's, where the node wants to listen or be reached. */
final class NodeAddressUnusable implements Diagnosis {

    private static final int ADDRESS_NOT_AVAILABLE = 99;

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<NodeAddressRejected> rejected = start.first(NodeAddressRejected.class);
        if (rejected.isPresent()) {
            return Cause.of("GAL208", incident)
                    .in("refused")
                    .with("address", rejected.get().address())
                    .provenBy(rejected.get().line())
                    .explainsErrors()
                    .alone();
        }
        Optional<TransferAddressForeign> transfer = start.first(TransferAddressForeign.class);
        if (transfer.isPresent()) {
            return Cause.of("GAL208", incident)
                    .in("transfer-address-foreign")
                    .with("address", transfer.get().address())
                    .provenBy(transfer.get().line())
                    .explainsErrors()
                    .alone();
        }
        Optional<RequestFailed> request = start.first(RequestFailed.class)
                .filter(failed -> failed.reason().contains("Cannot assign requested address"));
        if (request.isPresent()) {
            Optional<IstReceiverNamed> named = start.last(IstReceiverNamed.class);
            return Cause.of("GAL208", incident)
                    .in("transfer-address-foreign")
                    .with("address", named.map(IstReceiverNamed::address))
                    .provenBy(named)
                    .provenBy(request)
                    .explainsErrors()
                    .alone();
        }
        return Masked.told(start, caseFile, failed -> failed.number() == ADDRESS_NOT_AVAILABLE)
                .map(failed -> listening(incident, failed))
                .orElse(List.of());
    }

    private static List<Finding> listening(Incident incident, BackendFailed failed) {
        ServerStart start = incident.start();
        boolean own = start.all(BackendFailed.class).contains(failed);
        Cause cause = Cause.of("GAL208", incident)
                .in("listen-refused")
                .sure(own ? Confidence.CERTAIN : Confidence.LIKELY)
                .with(
                        "address",
                        start.last(Listening.class)
                                .map(Listening::address)
                                .or(() -> start.ownAddress().map(Peers::text)))
                .provenBy(start.last(Listening.class))
                .provenBy(failed.line());
        return cause.provenBy(own ? List.of() : start.all(BackendFailed.class))
                .explainsErrors()
                .alone();
    }
}
