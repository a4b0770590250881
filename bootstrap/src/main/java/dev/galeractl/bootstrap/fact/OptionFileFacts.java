package dev.galeractl.bootstrap.fact;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import java.util.List;
import java.util.Optional;

/**
 * What the node's option file says about its cluster.
 *
 * @param clusterAddress wsrep_cluster_address as written; absent when unset
 * @param makesNewCluster whether that address, left for the next plain start, would make a new cluster
 * @param members the members it lists, as written
 * @param otherMembers those of them that are not this node
 * @param findings what the configuration checks found
 * @param unknown the checks that could not be made
 * @param mend a unified diff that mends the file, if one can be told
 */
public record OptionFileFacts(
        Optional<String> clusterAddress,
        boolean makesNewCluster,
        List<String> members,
        List<String> otherMembers,
        List<Finding> findings,
        List<UnknownCheck> unknown,
        Optional<String> mend) {
    public OptionFileFacts {
        members = List.copyOf(members);
        otherMembers = List.copyOf(otherMembers);
        findings = List.copyOf(findings);
        unknown = List.copyOf(unknown);
    }
}
