package dev.galeractl.bootstrap.execute;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A node as a run left it.
 *
 * @param state the wsrep state in the server's words, such as Synced; absent when nobody could ask it
 * @param cluster the UUID of the cluster it is in
 * @param pid its server's process; absent when none runs
 * @param errorLog where its server writes
 */
public record NodeOutcome(
        String node, Optional<String> state, Optional<UUID> cluster, Optional<Long> pid, Optional<Path> errorLog) {}
