package dev.galeractl.bootstrap.probe;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import dev.galeractl.replication.group.frame.GroupName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What some ports have shown.
 *
 * @param group the name that was asked for
 */
public record ProbeReport(Optional<GroupName> group, List<ProbedHost> hosts) {
    private static final FindingCode CLUSTER_NAME_DIFFERS = new FindingCode("GAL212");

    public ProbeReport {
        hosts = List.copyOf(hosts);
    }

    /** Whether each is a Galera node, and belongs to the group if one was asked for. */
    public boolean allAnswered() {
        return hosts.stream()
                .allMatch(host ->
                        host.greeted() && (group.isEmpty() || host.group().equals(Optional.of(GroupAnswer.SAME))));
    }

    /** Broken where a name is wrong; a port that does not greet says nothing of a cluster. */
    public Verdict verdict() {
        if (!findings().isEmpty()) {
            return Verdict.BROKEN;
        }
        return allAnswered() ? Verdict.OK : Verdict.UNKNOWN;
    }

    /** A finding for each node that belongs to another group. */
    public List<Finding> findings() {
        return hosts.stream()
                .filter(host -> host.group().equals(Optional.of(GroupAnswer.OTHER)))
                .map(host -> otherCluster(
                        host.address().toString(), group.map(GroupName::text).orElse(Finding.UNKNOWN), Finding.UNKNOWN))
                .toList();
    }

    /**
     * A running node belongs to another cluster than was thought.
     *
     * @param node who it is
     * @param asked the name that it was asked for
     * @param own its own name; {@link Finding#UNKNOWN} if it does not tell
     */
    public static Finding otherCluster(String node, String asked, String own) {
        return new Finding(
                CLUSTER_NAME_DIFFERS,
                "live",
                Map.of("node", node, "joiner", asked, "ownName", own),
                List.of(),
                List.of(),
                Confidence.CERTAIN,
                Optional.empty());
    }
}
