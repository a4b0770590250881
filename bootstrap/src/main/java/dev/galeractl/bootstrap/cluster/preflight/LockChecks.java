package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.HeldLock;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether somebody else is at work on the cluster. Asked before everything else: what another operation is changing is no ground for a plan. The lock itself is
 * taken by the plan's first step.
 */
public final class LockChecks {
    private LockChecks() {}

    /**
     * A failed check for each host that is locked.
     *
     * @param known operations whose locks are no obstacle: the own one, and one whose lock is to be broken
     */
    public static PreflightReport heldByOthers(ClusterFacts facts, Set<String> known) {
        List<Check> held =
                facts.heard().flatMap(member -> check(member, known).stream()).toList();
        return new PreflightReport(held);
    }

    private static Optional<Check> check(MemberFacts member, Set<String> known) {
        String node = member.node().name();
        return member.lock()
                .filter(lock -> lock.operation().filter(known::contains).isEmpty())
                .map(lock -> check(node, lock));
    }

    private static Check check(String node, HeldLock lock) {
        return new Check("cluster-lock", node, Result.FAIL, lock.sentence("failure.cluster-locked", node), List.of());
    }
}
