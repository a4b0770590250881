package dev.galeractl.replication.node;

import java.util.List;

/**
 * A server with what is needed to watch it.
 *
 * @param process the server
 * @param launch how it was, or would be, launched
 * @param log where the words of this start begin; for a server found running, the present ends of its logs
 */
public record RunningNode(ServerProcess process, NodeLaunch launch, List<LogSpan> log) {
    public RunningNode {
        log = List.copyOf(log);
    }
}
