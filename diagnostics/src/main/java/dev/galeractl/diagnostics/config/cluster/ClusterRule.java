package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;

/** One check of the nodes of a cluster against one another. It does no I/O and reads no clock. */
interface ClusterRule {

    /** What is wrong; a value that nobody knows is no reason for a finding. */
    List<Finding> check(ClusterOptions cluster);
}
