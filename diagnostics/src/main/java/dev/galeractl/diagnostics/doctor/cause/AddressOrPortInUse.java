package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.ProcessEvent.AddressInUse;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirInUse;
import dev.galeractl.diagnostics.event.ProcessEvent.PortSuspected;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/** GAL904: somebody else listens where this server wants to, or runs on its datadir. */
final class AddressOrPortInUse implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        boolean locked = start.last(DatadirInUse.class)
                .filter(it -> !wasUpAfter(start, it.line()))
                .isPresent();
        if (locked && incident.kind() != IncidentKind.KILLED) {
            return Cause.of("GAL904", incident)
                    .in("datadir")
                    .with("endpoint", "datadir")
                    .provenBy(start.all(DatadirInUse.class))
                    .explainsErrors()
                    .alone();
        }
        return start.all(AddressInUse.class).stream()
                .filter(it -> !wasUpAfter(start, it.line()))
                .findFirst()
                .map(taken -> found(incident, start, taken))
                .orElse(List.of());
    }

    private static List<Finding> found(Incident incident, ServerStart start, AddressInUse taken) {
        Optional<PortSuspected> suspected = start.first(PortSuspected.class);
        Optional<Listening> listening = start.last(Listening.class);
        boolean clients = taken.line().message().startsWith("Can't start server");
        String endpoint = taken.endpoint()
                .or(() -> clients ? suspected.map(it -> "*:" + it.port()) : listening.map(Listening::address))
                .orElse(Finding.UNKNOWN);
        String circumstance = taken.endpoint().isPresent() ? "transfer-port" : clients ? "client-port" : "group-port";
        Cause cause = Cause.of("GAL904", incident)
                .in(circumstance)
                .with("endpoint", endpoint)
                .with("port", Peers.forCommand(endpoint.substring(endpoint.lastIndexOf(':') + 1)))
                .provenBy(taken.line());
        if (clients) {
            cause.provenBy(suspected);
        } else if (taken.endpoint().isEmpty()) {
            cause.provenBy(listening);
        }
        return cause.explainsErrors().alone();
    }

    /** A receiver finds another port or none is needed, a lock is tried for half a minute: what follows then has another cause. */
    private static boolean wasUpAfter(ServerStart start, LogLine refused) {
        return start.events().stream()
                .filter(event -> event instanceof Synchronized || event instanceof ReadyForConnections)
                .anyMatch(event -> CaseFile.isAfter(event.line(), refused));
    }
}
