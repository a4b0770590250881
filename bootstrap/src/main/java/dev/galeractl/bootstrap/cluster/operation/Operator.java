package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.cluster.preflight.IgnoredChecks;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        String name, SecretSource secrets, Duration patience, IgnoredChecks ignored, Optional<String> broken) {

    /**
     * The checks as this person judges them.
     *
     * @throws OperationProblem if they ignore one that was not made: whoever misspells a name believes something is accepted
     */
    PreflightReport judged(PreflightReport checks) {
        Set<String> unknown = ignored.unknownIn(checks);
        if (!unknown.isEmpty()) {
            throw new OperationProblem(
                    OperationProblem.Kind.INPUT,
                    Sentence.of(
                            "problem.no-such-check",
                            "names",
                            String.join(", ", unknown),
                            "checks",
                            checks.checks().stream()
                                    .map(Check::slug)
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
        return ignored.in(checks);
    }
}
