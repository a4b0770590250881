package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.PeerFacts;
import dev.galeractl.bootstrap.fact.HostFacts;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.bootstrap.preflight.Check.Result;
import java.util.List;

/**
 * The checks of members that run and may be asked for a full copy of their data: a transfer has two ends, and what is missing at the donor's ends it as well. The
 * group chooses the donor when the joiner asks, so one that cannot send is a failure only where no other can.
 */
final class DonorChecks {
    private final ClusterDescription cluster;
    private final ClusterFacts facts;
    private final Goal goal;
    private final CheckList checks;

    DonorChecks(ClusterDescription cluster, ClusterFacts facts, Goal goal, CheckList checks) {
        this.cluster = cluster;
        this.facts = facts;
        this.goal = goal;
        this.checks = checks;
    }

    void make() {
        if (goal.nodes().stream().noneMatch(this::getsFullCopy)) {
            return;
        }
        List<MemberFacts> donors = facts.heard()
                .filter(it -> !goal.starts(it.node().name()))
                .filter(it -> ClusterPreflight.status(it).isPresent())
                .toList();
        boolean noneCan =
                donors.stream().noneMatch(it -> it.node().host().missingTools().isEmpty());
        for (MemberFacts donor : donors) {
            HostFacts host = donor.node().host();
            if (!host.missingTools().isEmpty()) {
                checks.add(
                        "state-transfer",
                        donor.node().name(),
                        noneCan ? Result.FAIL : Result.WARN,
                        "state-transfer.donor",
                        "method",
                        host.sstMethod(),
                        "tools",
                        String.join(", ", host.missingTools()));
            }
        }
    }

    private boolean getsFullCopy(String node) {
        return goal.receives(node)
                && new PeerFacts(cluster, facts)
                        .of(node)
                        .filter(it -> StateTransferForecast.of(it) != StateTransferForecast.INCREMENTAL)
                        .isPresent();
    }
}
