package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.OptionsLook;
import dev.galeractl.bootstrap.cluster.preflight.EqualOptionsCheck;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.preflight.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and compares the options of those who are to make one cluster, where a plan starts a server. */
final class EqualOptions {
    private EqualOptions() {}

    static Optional<Check> check(ClusterDescription cluster, List<Host> hosts, ClusterFacts facts, Plan plan) {
        Set<String> starting = plan.steps().stream()
                .filter(it -> it instanceof HostStep.StartFirst || it instanceof HostStep.StartJoiner)
                .map(Step::node)
                .collect(Collectors.toSet());
        if (starting.isEmpty()) {
            return Optional.empty();
        }
        try {
            return EqualOptionsCheck.of(cluster, facts, new OptionsLook(cluster).look(hosts, facts, starting));
        } catch (InterruptedException e) {
            // The caller knows it by its cause.
            throw new IllegalStateException(e);
        }
    }
}
