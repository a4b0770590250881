package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderConfigured;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.List;
import java.util.Optional;

/**
 * GAL215: the node joined its group, told the others an address of its own machine only, and then no state could be sent to it. The group's connections
 * go out from the node and so work; a state transfer comes in.
 */
final class AdvertisedAddress implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<NodeAddress> own = start.ownAddress();
        if (!start.has(StateNeverComes.class) || own.isEmpty()) {
            return List.of();
        }
        List<NodeAddress> others = start.listed().stream()
                .filter(it -> !it.host().equals(own.get().host()))
                .toList();
        Optional<String> circumstance = circumstance(own.get(), others);
        return circumstance
                .map(name -> Cause.of("GAL215", incident)
                        .in(name)
                        .sure(Confidence.LIKELY)
                        .with("address", own.get().host())
                        .with("peers", Peers.text(others))
                        .provenBy(start.last(ProviderConfigured.class))
                        .provenBy(start.first(StateNeverComes.class))
                        .explainsErrors()
                        .alone())
                .orElse(List.of());
    }

    private static Optional<String> circumstance(NodeAddress own, List<NodeAddress> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        if (isLoopback(own) && others.stream().noneMatch(AdvertisedAddress::isLoopback)) {
            return Optional.of("loopback");
        }
        if (isContainers(own) && others.stream().noneMatch(AdvertisedAddress::isContainers)) {
            return Optional.of("container");
        }
        return Optional.empty();
    }

    private static boolean isLoopback(NodeAddress address) {
        return address.host().startsWith("127.")
                || address.host().equals("::1")
                || address.host().equals("localhost");
    }

    /** The network that container engines give to containers of one machine. */
    private static boolean isContainers(NodeAddress address) {
        return address.host().startsWith("172.17.");
    }
}
