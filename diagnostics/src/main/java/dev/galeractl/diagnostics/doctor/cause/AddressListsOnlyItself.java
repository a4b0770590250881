package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.AddressUnresolved;
import dev.galeractl.diagnostics.event.GroupEvent.OwnAddressBlacklisted;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;

/**
 * GAL201: the node was sent to look for its cluster at its own address. Galera 2 and 3 say so in a Warning, 26.4 in a Note, and nothing is said where
 * it listens at exactly that address.
 */
final class AddressListsOnlyItself implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Peers peers = Peers.of(start);
        boolean alone = Peers.looksInVain(incident) && peers.onlyItself();
        if (!alone || start.has(AddressUnresolved.class)) {
            return List.of();
        }
        Cause cause = Cause.of("GAL201", incident)
                .in("join-failed")
                .with(
                        "address",
                        start.clusterAddress(),
                        "gcomm://" + Peers.text(start.listed()).replace(", ", ","))
                .with("own", start.ownAddress().map(Peers::text), Peers.text(start.listed()))
                .with("group", start.group())
                .with("file", "/etc/mysql/my.cnf")
                .with(
                        "members",
                        start.listed().stream().findFirst().map(own -> own + ",192.0.2.2,192.0.2.3"),
                        "192.0.2.1,192.0.2.2,192.0.2.3");
        if (start.has(OwnAddressBlacklisted.class)) {
            cause.provenBy(start.all(OwnAddressBlacklisted.class));
        } else {
            start.listedAt().ifPresent(cause::provenBy);
        }
        return cause.explainsErrors().alone();
    }
}
