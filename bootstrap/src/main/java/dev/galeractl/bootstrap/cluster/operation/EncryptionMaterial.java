package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.EncryptionLook;
import dev.galeractl.bootstrap.cluster.preflight.CertificateChecks;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.preflight.Check;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and judges the certificates that lie on the hosts, where a plan starts a server that will use them. */
final class EncryptionMaterial {
    private EncryptionMaterial() {}

    static List<Check> checks(ClusterDescription cluster, List<Host> hosts, Plan plan, Instant now) {
        Set<String> starting = plan.steps().stream()
                .filter(it -> it instanceof HostStep.StartFirst || it instanceof HostStep.StartJoiner)
                .map(Step::node)
                .collect(Collectors.toSet());
        if (starting.isEmpty() || cluster.tls().isEmpty()) {
            return List.of();
        }
        boolean founds = plan.steps().stream().anyMatch(HostStep.MakeAuthority.class::isInstance);
        try {
            return CertificateChecks.of(
                    cluster.tls().get(),
                    EncryptionLook.look(cluster, cluster.tls().get(), hosts),
                    starting,
                    founds,
                    now);
        } catch (InterruptedException e) {
            // The caller knows it by its cause.
            throw new IllegalStateException(e);
        }
    }
}
