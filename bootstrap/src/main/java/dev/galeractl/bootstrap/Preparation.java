package dev.galeractl.bootstrap;

import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import java.util.List;

/**
 * Everything that is known before consent. Made by reading only.
 *
 * @param refusals what forbids the operation; not empty means exit 3 and the plan is empty
 * @param preflight the named checks of the nodes
 * @param plan what would be done, in order; empty when refused or when there is nothing to do
 */
public record Preparation(List<Refusal> refusals, PreflightReport preflight, Plan plan) {
    public Preparation {
        refusals = List.copyOf(refusals);
    }

    /** Whether {@link ClusterOperation#execute} may be called. */
    public boolean mayProceed() {
        return refusals.isEmpty() && !preflight.failed();
    }

    /** Whether the wish is already fulfilled. */
    public boolean nothingToDo() {
        return mayProceed() && plan.steps().isEmpty();
    }
}
