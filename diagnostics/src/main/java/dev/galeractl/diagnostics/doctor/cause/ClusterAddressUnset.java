package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProviderEvent.ClusterAddressRequired;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoaded;
import dev.galeractl.diagnostics.event.TranscriptEvent.PortsListed;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GAL202: no wsrep_cluster_address. New servers refuse to start so; old ones, and new ones with mysqldump transfers, run without any cluster. */
final class ClusterAddressUnset implements Diagnosis {

    private static final int GROUP_PORT = 4567;
    private static final int CLIENT_PORT = 3306;

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<ClusterAddressRequired> required = start.first(ClusterAddressRequired.class);
        if (required.isPresent()) {
            return Cause.of("GAL202", incident)
                    .in("start-refused")
                    .with("method", required.get().sstMethod())
                    .provenBy(required.get().line())
                    .explainsErrors()
                    .alone();
        }
        if (incident.kind() != IncidentKind.RUNS_WITHOUT_CLUSTER) {
            return List.of();
        }
        return runsWithoutCluster(incident, caseFile);
    }

    /** The server's own log leaves no doubt; a terminal's shows only what 1047 and a missing port can mean together. */
    private static List<Finding> runsWithoutCluster(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        boolean said = start.has(ReadyForConnections.class) && start.has(ProviderLoaded.class);
        Cause cause = Cause.of("GAL202", incident)
                .in("runs-without-cluster")
                .sure(said ? Confidence.CERTAIN : Confidence.LIKELY)
                .provenBy(start.last(ProviderLoaded.class))
                .provenBy(start.last(ReadyForConnections.class))
                .provenBy(start.first(StatementRefused.class));
        start.first(StatementRefused.class)
                .flatMap(refused -> portsWithoutGroup(caseFile, start, refused.line()))
                .ifPresent(cause::provenBy);
        return cause.alone();
    }

    /** The line of the first list of ports behind {@code line} that has the clients' port and lacks the group's. */
    private static Optional<LogLine> portsWithoutGroup(CaseFile caseFile, ServerStart start, LogLine line) {
        List<PortsListed> list = new ArrayList<>();
        for (PortsListed entry : caseFile.asideAfter(start, line, PortsListed.class)) {
            boolean sameList = list.isEmpty()
                    || entry.line().line() <= list.get(list.size() - 1).line().line() + 1;
            if (!sameList) {
                break;
            }
            list.add(entry);
        }
        boolean groupPort = list.stream().anyMatch(entry -> entry.ports().contains(GROUP_PORT));
        return groupPort
                ? Optional.empty()
                : list.stream()
                        .filter(entry -> entry.ports().contains(CLIENT_PORT))
                        .map(PortsListed::line)
                        .findFirst();
    }
}
