package dev.galeractl.bootstrap.execute;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A node as a run left it.
 *
 * @param state the wsrep state in the server's words, such as Synced; absent when nobody asked it
 * @param cluster the UUID of the cluster it is in
 * @param errorLog where its server writes, for the doctor
 */
public record NodeOutcome(
        String node, Optional<String> state, Optional<UUID> cluster, Optional<Long> pid, Optional<Path> errorLog) {}
