package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.source.InputProblem;
import java.io.UncheckedIOException;
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
    private Map<String, String> leftBehind = Map.of();

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
        try {
            log.opened(plan);
        } catch (UncheckedIOException e) {
            return new Outcome(
                    plan.operationId(),
                    false,
                    List.of(),
                    Optional.of(unwritten(1, plan.steps().get(0), e)),
                    Optional.empty());
        }
        int of = plan.steps().size();
        for (int index = 1; index <= of; index++) {
            Step step = plan.steps().get(index - 1);
            Optional<Failure> failure = take(index, of, step);
            if (failure.isPresent()) {
                stopped(index, step, failure.get());
                return outcome(plan, failure);
            }
        }
        try {
            log.finished();
        } catch (UncheckedIOException e) {
            return outcome(plan, Optional.of(unwritten(of, plan.steps().get(of - 1), e)));
        }
        return outcome(plan, Optional.empty());
    }

    private void stopped(int index, Step step, Failure failure) {
        try {
            log.stopped(index, step, failure.sentence().in(Locale.ENGLISH), leftBehind);
        } catch (UncheckedIOException full) {
            // The failure itself is told; an open step is what a killed run leaves, too.
        }
    }

    private static Failure unwritten(int index, Step step, RuntimeException e) {
        return new Failure.StepFailed(
                index,
                step,
                Sentence.of("failure.io", "node", step.node(), "detail", String.valueOf(e.getMessage())),
                List.of());
    }

    private static Failure interrupted(int index, Step step) {
        return new Failure.Interrupted(
                index, step, Sentence.of("failure.interrupted", "step", Integer.toString(index)));
    }

    private Optional<Failure> take(int index, int of, Step step) {
        boolean begun = false;
        try {
            if (Thread.currentThread().isInterrupted()) {
                return Optional.of(interrupted(index, step));
            }
            if (step.mutates()) {
                List<Refusal> refusals = guard.before(step);
                if (!refusals.isEmpty()) {
                    return Optional.of(new Failure.Refused(
                            index, step, refusals, refusals.get(0).reason()));
                }
            }
            log.begun(index, step);
            begun = true;
            listener.stepStarted(index, of, step);
            StepResult result = taker.take(step, listener);
            result.nodes().forEach(node -> nodes.put(node.node(), node));
            if (result instanceof StepResult.Done done) {
                changed |= done.changed();
                log.ended(index, step, done.facts());
                listener.stepFinished(index, of, step);
                return Optional.empty();
            }
            if (result instanceof StepResult.Declined declined) {
                return Optional.of(new Failure.Refused(index, step, List.of(), declined.sentence()));
            }
            changed |= step.mutates() || index > 1;
            StepResult.Failed failed = (StepResult.Failed) result;
            leftBehind = failed.facts();
            if (Thread.currentThread().isInterrupted()) {
                // What did not succeed after ^C did not fail: programs that it asked were ended, too.
                return Optional.of(interrupted(index, step));
            }
            return Optional.of(new Failure.StepFailed(index, step, failed.sentence(), failed.log()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            changed |= step.mutates();
            return Optional.of(interrupted(index, step));
        } catch (UncheckedIOException | InputProblem e) {
            changed |= begun && step.mutates();
            return Optional.of(unwritten(index, step, e));
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof InterruptedException) {
                // The guard was interrupted while it looked.
                Thread.currentThread().interrupt();
                return Optional.of(interrupted(index, step));
            }
            throw e;
        }
    }

    private Outcome outcome(Plan plan, Optional<Failure> failure) {
        return new Outcome(plan.operationId(), changed, List.copyOf(nodes.values()), failure, Optional.of(log.file()));
    }
}
