package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.cluster.preflight.IgnoredChecks;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whoever acts on a cluster.
 *
 * @param name as other operators shall see it
 * @param secrets reads what a description only refers to; empty if it is not there
 * @param patience how long a start may show no progress before it is given up
 * @param ignored checks whose failure they accept
 */
public record Operator(
        String name, Function<SecretReference, Optional<char[]>> secrets, Duration patience, IgnoredChecks ignored) {}
