package dev.galeractl.bootstrap.execute;

import dev.galeractl.replication.node.LogSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A node as a run left it.
 *
 * @param state the wsrep state in the server's words, such as Synced; absent when nobody could ask it
 * @param cluster the UUID of the cluster it is in
 * @param pid its server's process; absent when none runs
 * @param errorLog where its server writes
 * @param log where the words of its latest start begin, in the error log first; empty if this run did not start it
 */
public record NodeOutcome(
        String node,
        Optional<String> state,
        Optional<UUID> cluster,
        Optional<Long> pid,
        Optional<Path> errorLog,
        List<LogSpan> log) {
    public NodeOutcome {
        log = List.copyOf(log);
    }
}
