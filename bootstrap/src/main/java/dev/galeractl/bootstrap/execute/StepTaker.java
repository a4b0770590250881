package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.plan.Step;

/** The port to the hosts: takes one step. Taking a step a second time finds its work done. */
public interface StepTaker {
    /**
     * Takes the step and waits for its end.
     *
     * @throws InterruptedException if the thread was interrupted; what was begun is left so that a second run finds it
     */
    StepResult take(Step step, ExecutionListener listener) throws InterruptedException;
}
