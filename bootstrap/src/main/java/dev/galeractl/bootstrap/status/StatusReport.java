package dev.galeractl.bootstrap.status;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.List;

/**
 * What one look at some nodes saw.
 *
 * @param verdict ok: all are Synced members of one Primary Component; attention: a cluster works, but not all of it; broken: none does, or two do;
 *     unknown: nobody could be asked
 * @param nodes in the order asked for
 * @param findings problems that have a code
 */
public record StatusReport(Verdict verdict, List<NodeStatus> nodes, List<Finding> findings) {
    public StatusReport {
        nodes = List.copyOf(nodes);
        findings = List.copyOf(findings);
    }

    /** Whether every node gave an answer by SQL. */
    public boolean allAnswered() {
        return nodes.stream().allMatch(node -> node.reach() == NodeStatus.Reach.ANSWERED);
    }
}
