package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BootstrapOption;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrappingGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ClusterIdentified;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryReversed;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryStarted;
import dev.galeractl.diagnostics.event.GroupEvent.StoredClusterRead;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.incident.SecondClusters;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL402: one name, two clusters. The start that founded the second one is where it went wrong. */
final class SecondCluster implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<HistoryReversed> reversed = start.first(HistoryReversed.class);
        if (incident.kind() != IncidentKind.SECOND_CLUSTER) {
            return reversed.map(it -> ahead(incident, it)).orElse(List.of());
        }
        SecondClusters clusters =
                new SecondClusters(caseFile.nodes(), caseFile.membership().clocks());
        Optional<ServerStart> rival = clusters.rival(caseFile.nodeOf(start), start);
        Cause cause = Cause.of("GAL402", incident)
                .with("group", start.group())
                .with("uuid", start.clusterUuid())
                .provenBy(founding(start))
                .provenBy(start.last(HistoryStarted.class));
        if (rival.isPresent()) {
            return beside(cause, caseFile, clusters, start, rival.get());
        }
        Optional<StoredClusterRead> stored = start.last(StoredClusterRead.class);
        if (stored.isPresent()) {
            return cause.in("left-its-history")
                    .with("otherUuid", stored.get().uuid())
                    .provenBy(stored)
                    .alone();
        }
        return cause.in("founded-again").sure(Confidence.LIKELY).alone();
    }

    private static List<Finding> ahead(Incident incident, HistoryReversed reversed) {
        return Cause.of("GAL402", incident)
                .in("ahead-of-cluster")
                .with("ahead", Long.toString(reversed.ahead()))
                .with("group", incident.start().group())
                .provenBy(reversed.line())
                .explainsErrors()
                .alone();
    }

    private static List<Finding> beside(
            Cause cause, CaseFile caseFile, SecondClusters clusters, ServerStart start, ServerStart rival) {
        NodeHistory other = caseFile.nodeOf(rival);
        boolean proven = clusters.isProven(caseFile.nodeOf(start), start, other, rival);
        Optional<? extends LogEvent> proof = rival.last(ClusterIdentified.class);
        return cause.in("beside-another")
                .with("otherUuid", rival.clusterUuid())
                .with("otherNode", other.label())
                // With one UUID only the clocks of two hosts say that it was at the same time.
                .sure(
                        rival.clusterUuid().equals(start.clusterUuid()) || !proven
                                ? Confidence.LIKELY
                                : Confidence.CERTAIN)
                .provenBy(proof)
                .alone();
    }

    private static Optional<? extends LogEvent> founding(ServerStart start) {
        Optional<BootstrappingGroup> said = start.last(BootstrappingGroup.class);
        return said.isPresent() ? said : start.last(BootstrapOption.class);
    }
}
