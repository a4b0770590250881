package dev.galeractl.bootstrap;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Outcome;

/** A mutating verb in its two halves: looking, which touches nothing, and doing, after consent. */
public interface ClusterOperation {
    /**
     * Collects the facts by reading only, judges them and plans.
     *
     * @throws dev.galeractl.bootstrap.OperationProblem when the input cannot be read (exit 2) or another run holds the lock
     */
    Preparation prepare();

    /**
     * Takes the steps of the plan. The guards are asked again before each mutating step. Never throws for a failed
     * step: that is an outcome.
     *
     * @throws IllegalArgumentException if the preparation may not proceed
     */
    Outcome execute(Preparation preparation, ExecutionListener listener);
}
