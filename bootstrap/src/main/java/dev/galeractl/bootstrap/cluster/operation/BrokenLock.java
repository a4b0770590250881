package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.cluster.undo.UndoPlanner;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lock of an operation that is dead for all its breaker knows. On this machine that is known for certain. */
final class BrokenLock {
    private BrokenLock() {}

    /**
     * The plan that breaks it first; one that takes no lock is left as it is.
     *
     * @throws OperationProblem if the operation, or what takes it back, runs on this machine
     */
    static Plan in(Plan plan, String operation, Journals journals) {
        if (Stream.of(operation, UndoPlanner.nameFor(operation)).anyMatch(journals::isAlive)) {
            throw new OperationProblem(
                    OperationProblem.Kind.LOCKED, Sentence.of("problem.owner-lives", "operation", operation));
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step instanceof HostStep.TakeClusterLock lock) {
                steps.add(new HostStep.BreakClusterLock(lock.nodes(), operation));
            }
            steps.add(step);
        }
        return plan.withSteps(steps);
    }
}
