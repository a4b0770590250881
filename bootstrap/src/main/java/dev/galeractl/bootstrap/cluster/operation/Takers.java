package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.certificate.KeysAhead;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.take.ArbitratorStepTaker;
import dev.galeractl.bootstrap.cluster.take.ClusterHost;
import dev.galeractl.bootstrap.cluster.take.HostStepTaker;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * Those who take the steps of one run.
 *
 * @param all hands on to {@code nodes} what is no arbitrator's
 */
record Takers(HostStepTaker nodes, ArbitratorStepTaker all) {
    /**
     * For a plan. The keys of its certificates are being made from now on, in memory, while its first steps are taken.
     *
     * @param reached hosts of the description's nodes
     */
    static Takers of(
            Plan plan,
            ClusterDescription cluster,
            List<ClusterHost> reached,
            Arbitrators arbitrators,
            Operator operator,
            InstantSource clock) {
        KeysAhead keys = new KeysAhead(new SecureRandom());
        keys.prepare(Math.toIntExact(plan.steps().stream()
                .filter(it -> it instanceof HostStep.MakeAuthority || it instanceof HostStep.IssueCertificate)
                .count()));
        String operation = plan.operationId();
        HostStepTaker nodes = new HostStepTaker(
                cluster,
                operation,
                reached,
                operator.secrets()::read,
                operator.name(),
                keys,
                operator.patience(),
                clock);
        return new Takers(
                nodes,
                new ArbitratorStepTaker(
                        cluster, operation, arbitrators.reached(), reached, nodes, keys, operator.patience(), clock));
    }
}
