package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.Plan;
import java.util.List;

/** Does what a saved plan says, if looking and planning anew leads to the same plan. */
public final class SavedOperation implements ClusterOperation {
    private final DescribedOperation operation;
    private final SavedPlan saved;

    /** @param operation the one that the plan was made by */
    public SavedOperation(DescribedOperation operation, SavedPlan saved) {
        this.operation = operation;
        this.saved = saved;
    }

    @Override
    public Preparation prepare() {
        Prepared now = operation.prepared(saved.operation());
        Preparation preparation = now.preparation();
        if (!preparation.mayProceed() || preparation.nothingToDo()) {
            return preparation;
        }
        Plan plan = preparation.plan();
        List<Refusal> objections = saved.objections(plan.steps(), now.fingerprint(), now.taken());
        return objections.isEmpty()
                ? preparation
                : new Preparation(objections, preparation.preflight(), plan.forbidden());
    }

    @Override
    public Outcome execute(Preparation preparation, ExecutionListener listener) {
        return operation.execute(preparation, listener);
    }
}
