package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.AddressUnresolved;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** GAL214: no address is known for a name in the list. */
final class PeerUnresolvable implements Diagnosis {

    /** The whole cause only if no other peer was left to ask; see {@link #beside}. */
    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        boolean nobodyLeft = Peers.looksInVain(incident)
                && incident.start().has(AddressUnresolved.class)
                && resolvable(incident.start()).isEmpty();
        return nobodyLeft ? found(incident, true) : List.of();
    }

    /** To be told beside the cause proper, when other peers were left. */
    static List<Finding> beside(Incident incident) {
        return incident.start().has(AddressUnresolved.class) ? found(incident, false) : List.of();
    }

    /** Peers that were left to ask. */
    static List<NodeAddress> resolvable(ServerStart start) {
        List<String> unresolved = unresolved(start);
        return Peers.of(start).others().stream()
                .filter(it -> !unresolved.contains(it.host())
                        && !unresolved.contains(it.host().strip()))
                .toList();
    }

    private static List<String> unresolved(ServerStart start) {
        return start.all(AddressUnresolved.class).stream()
                .map(event -> event.host().strip())
                .distinct()
                .toList();
    }

    private static List<Finding> found(Incident incident, boolean alone) {
        ServerStart start = incident.start();
        List<String> hosts = unresolved(start);
        boolean separator = start.all(AddressUnresolved.class).stream()
                .anyMatch(it -> it.host().indexOf(';') >= 0 || it.host().indexOf(' ') >= 0);
        Cause cause = Cause.of("GAL214", incident)
                .in(separator ? "separator" : alone ? "no-peer-left" : "some-peers-left")
                .with("hosts", hosts.stream().collect(Collectors.joining(", ")))
                .with("host", Peers.forCommand(hosts.get(0)))
                .with("address", start.clusterAddress().or(() -> asListed(start)))
                .provenBy(start.all(AddressUnresolved.class))
                .provenBy(start.last(ConnectingToGroup.class));
        return (alone ? cause.explainsErrors() : cause).alone();
    }

    /** What its address must have been, where only the list of peers is logged. */
    private static Optional<String> asListed(ServerStart start) {
        return start.listed().isEmpty()
                ? Optional.empty()
                : Optional.of("gcomm://" + Peers.text(start.listed()).replace(", ", ","));
    }
}
