package dev.galeractl.bootstrap;

import dev.galeractl.bootstrap.guard.Waivers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked of one host.
 *
 * @param defaultsFile the option file of the server, as given
 * @param basedir the installation to use; absent: the one the option file names, else searched
 * @param waivers the risks accepted by name
 * @param peers members of the running cluster that were named: each has to be one that the option file lists, and has to answer
 * @param patience how long a start may show no progress before it is given up
 */
public record OperationRequest(
        Path defaultsFile, Optional<Path> basedir, Waivers waivers, List<String> peers, Duration patience) {
    /** No progress for this long and a start has failed; a state transfer that moves is progress. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);

    public OperationRequest {
        peers = List.copyOf(peers);
    }

    public static OperationRequest of(Path defaultsFile) {
        return new OperationRequest(defaultsFile, Optional.empty(), Waivers.NONE, List.of(), USUAL_PATIENCE);
    }
}
