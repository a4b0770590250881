package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Unheard;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.PeerFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.preflight.ClusterNameCheck;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.List;
import java.util.Optional;

/**
 * The named checks of the hosts of a described cluster: would the servers start, find each other and hold together? Pure. What is not safe is the safety
 * table's business; what is not known is said to be unknown.
 */
public final class ClusterPreflight {
    private final ClusterDescription cluster;
    private final ClusterFacts facts;
    private final Goal goal;
    private final CheckList checks = new CheckList();

    private ClusterPreflight(ClusterDescription cluster, ClusterFacts facts, Goal goal) {
        this.cluster = cluster;
        this.facts = facts;
        this.goal = goal;
    }

    /** Makes all checks, those of each host first and then those between them. */
    public static PreflightReport check(
            ClusterDescription cluster, ClusterFacts facts, Reachability reachability, Goal goal) {
        return new ClusterPreflight(cluster, facts, goal).check(reachability);
    }

    private PreflightReport check(Reachability reachability) {
        facts.unheard().forEach(this::unheard);
        for (MemberFacts member : facts.heard().toList()) {
            checks.add("heard", member.node().name(), Result.PASS, "heard.pass");
        }
        facts.heard()
                .filter(it -> goal.starts(it.node().name()))
                .forEach(it -> new HostChecks(cluster, facts, goal, it, checks).make());
        new DonorChecks(cluster, facts, goal, checks).make();
        primary();
        clusterName();
        new SamenessChecks(cluster, facts, checks).make();
        new NetworkChecks(cluster, facts, reachability, goal, checks).make();
        return new PreflightReport(checks.all());
    }

    /** A member that is not to be started need not be heard, as long as another one lives. */
    private void unheard(Unheard unheard) {
        checks.add(new Check(
                "heard",
                unheard.node(),
                goal.starts(unheard.node()) ? Result.FAIL : Result.WARN,
                unheard.problem().sentence(),
                List.of()));
    }

    private void primary() {
        List<String> members = facts.heard()
                .filter(it -> status(it).flatMap(WsrepStatus::primary).orElse(false))
                .map(it -> it.node().name())
                .toList();
        String names = String.join(", ", members);
        if (goal.operation() == Operation.JOIN) {
            if (members.isEmpty()) {
                Result result = facts.unheard().findAny().isPresent() ? Result.UNKNOWN : Result.FAIL;
                checks.add("primary-alive", "", result, "primary-alive.none");
            } else {
                checks.add("primary-alive", "", Result.PASS, "primary-alive.found", "members", names);
            }
        } else if (!members.isEmpty()) {
            checks.add("primary-alive", "", Result.WARN, "primary-alive.found", "members", names);
        } else if (facts.unheard().findAny().isEmpty()) {
            checks.add("primary-alive", "", Result.PASS, "primary-alive.none");
        } else {
            checks.add("primary-alive", "", Result.UNKNOWN, "primary-alive.none");
        }
    }

    /** Asked of the members themselves, by their sockets. */
    private void clusterName() {
        if (goal.operation() == Operation.JOIN) {
            PeerFacts peers = new PeerFacts(cluster, facts);
            facts.heard()
                    .map(it -> it.node().name())
                    .filter(goal::starts)
                    .flatMap(it -> peers.of(it).stream())
                    .flatMap(it -> ClusterNameCheck.of(it.node().name(), it.peers(), cluster.name()).stream())
                    .forEach(checks::add);
        }
    }

    static Optional<WsrepStatus> status(MemberFacts member) {
        return member.node().server() instanceof ServerFacts.Running running
                ? running.status().filter(WsrepStatus::hasProvider)
                : Optional.empty();
    }
}
