package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import dev.galeractl.replication.node.NodeListener;

/** Passes on what one node's server says, with the node's name. */
final class NodeVoice implements NodeListener {
    private final String node;
    private final ExecutionListener listener;

    NodeVoice(String node, ExecutionListener listener) {
        this.node = node;
        this.listener = listener;
    }

    @Override
    public void logLine(LogLine line) {
        listener.logLine(node, line.raw());
    }

    @Override
    public void stateShift(StateShift shift) {
        listener.stateShift(node, shift.from().logName(), shift.to().logName());
    }
}
