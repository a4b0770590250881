package dev.galeractl.replication.node;

import java.util.List;

/**
 * A server with what is needed to watch it.
 *
 * @param process the server
 * @param launch how it was, or would be, launched
 * @param log where the words of this start begin; for a server found running, where its logs name its start, else their present ends
 */
public record RunningNode(ServerProcess process, NodeLaunch launch, List<LogSpan> log) {
    public RunningNode {
        log = List.copyOf(log);
    }
}
