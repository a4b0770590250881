package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.TransferEvent.IstNotConnected;
import dev.galeractl.diagnostics.event.TransferEvent.IstReceiverNamed;
import dev.galeractl.diagnostics.event.TransferEvent.TransferEnded;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;
import java.util.Optional;

/**
 * GAL309: the donor could not connect to the address at which the joiner waits for its write-sets. The donor says so; where its log is not here, the
 * joiner's tells the address, and the reason with which the donor gave up.
 */
final class IstReceiverUnreachable implements Diagnosis {

    /** A script's failure is reported as its exit status; these are a connection's own errors, with and without their numbers. */
    private static final List<String> NOT_CONNECTED =
            List.of("-111 (", "-113 (", "Connection refused", "No route to host");

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        Optional<TransferView> seen = TransferView.of(incident, caseFile);
        return seen.flatMap(IstReceiverUnreachable::toldByDonor)
                .or(() -> seen.flatMap(IstReceiverUnreachable::toldByJoiner))
                .map(Cause::alone)
                .orElse(List.of());
    }

    private static Optional<Cause> toldByDonor(TransferView view) {
        return view.all(IstNotConnected.class).stream()
                .findFirst()
                .map(refused -> cause(view, refused.address(), refused.reason()).provenBy(refused.line()));
    }

    private static Optional<Cause> toldByJoiner(TransferView view) {
        Optional<IstReceiverNamed> named =
                view.all(IstReceiverNamed.class).stream().findFirst();
        Optional<TransferEnded> ended = view.all(TransferEnded.class).stream()
                .filter(it -> it.reason()
                        .filter(reason -> NOT_CONNECTED.stream().anyMatch(reason::startsWith))
                        .isPresent())
                .findFirst();
        return named.isEmpty() || ended.isEmpty() || view.given().isPresent()
                ? Optional.empty()
                : Optional.of(
                        cause(view, named.get().address(), ended.get().reason().orElseThrow())
                                .sure(Confidence.LIKELY)
                                .provenBy(named)
                                .provenBy(ended));
    }

    private static Cause cause(TransferView view, String address, String reason) {
        return view.cause("GAL309")
                .in(TransferView.isEverybodysOwn(address) ? "own-address-everywhere" : "unreachable")
                .with("address", address)
                .with("reason", reason);
    }
}
