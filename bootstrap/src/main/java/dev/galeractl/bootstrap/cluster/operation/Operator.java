package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.preflight.IgnoredChecks;
import java.time.Duration;
import java.util.Optional;

/**
 * Whoever acts on a cluster.
 *
 * @param name as other operators shall see it
 * @param secrets knows what a description only refers to
 * @param patience how long a start may show no progress before it is given up
 * @param ignored checks whose failure they accept
 * @param broken the operation, dead for all they know, whose lock on the cluster they break
 */
public record Operator(
        String name, SecretSource secrets, Duration patience, IgnoredChecks ignored, Optional<String> broken) {}
