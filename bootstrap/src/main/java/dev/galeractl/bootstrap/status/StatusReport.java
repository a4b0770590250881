package dev.galeractl.bootstrap.status;

import java.util.List;

/** What one look at some nodes saw. */
public record StatusReport(List<NodeStatus> nodes) {
    public StatusReport {
        nodes = List.copyOf(nodes);
    }
}
