package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a plan, step by step:
 *
 * <ol>
 *   <li>before a step that changes something the guard is asked again;
 *   <li>the journal says that the step begins;
 *   <li>the step is taken;
 *   <li>the journal says how it ended.
 * </ol>
 *
 * It stops at the first step that fails. Whatever happens, the journal is never ahead of the deed: a step without an end line may or may not have been
 * taken, and a second run finds out by looking.
 */
public final class Executor {
    private final StepTaker taker;
    private final Guard guard;
    private final RunLog log;
    private final ExecutionListener listener;
    private final Map<String, NodeOutcome> nodes = new LinkedHashMap<>();
    private boolean changed;

    public Executor(StepTaker taker, Guard guard, RunLog log, ExecutionListener listener) {
        this.taker = taker;
        this.guard = guard;
        this.log = log;
        this.listener = listener;
    }

    /** Runs the plan to its end or to its first failure. */
    public Outcome run(Plan plan) {
        if (plan.steps().isEmpty()) {
            return new Outcome(plan.operationId(), false, List.of(), Optional.empty(), Optional.empty());
        }
        log.opened(plan);
        int of = plan.steps().size();
        for (int index = 1; index <= of; index++) {
            Step step = plan.steps().get(index - 1);
            Optional<Failure> failure = take(index, of, step);
            if (failure.isPresent()) {
                log.stopped(index, step, failure.get().sentence().in(Locale.ENGLISH));
                return outcome(plan, failure);
            }
        }
        log.finished();
        return outcome(plan, Optional.empty());
    }

    private Optional<Failure> take(int index, int of, Step step) {
        if (step.mutates()) {
            List<Refusal> refusals = guard.before(step);
            if (!refusals.isEmpty()) {
                return Optional.of(new Failure.Refused(
                        index, step, refusals, refusals.get(0).reason()));
            }
        }
        log.begun(index, step);
        listener.stepStarted(index, of, step);
        try {
            StepResult result = taker.take(step, listener);
            result.nodes().forEach(node -> nodes.put(node.node(), node));
            if (result instanceof StepResult.Done done) {
                changed |= done.changed();
                log.ended(index, step, done.facts());
                listener.stepFinished(index, of, step);
                return Optional.empty();
            }
            changed |= step.mutates() || index > 1;
            StepResult.Failed failed = (StepResult.Failed) result;
            return Optional.of(new Failure.StepFailed(index, step, failed.sentence(), failed.log()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            changed |= step.mutates();
            return Optional.of(new Failure.Interrupted(
                    index, step, Sentence.of("failure.interrupted", "step", Integer.toString(index))));
        }
    }

    private Outcome outcome(Plan plan, Optional<Failure> failure) {
        return new Outcome(plan.operationId(), changed, List.copyOf(nodes.values()), failure, Optional.of(log.file()));
    }
}
