package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.replication.node.LogSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How an operation ended.
 *
 * @param operationId the operation's name in the journal
 * @param changed whether anything was changed by this run
 * @param nodes the nodes as the run left them
 * @param failure why it did not end well; absent on success
 * @param journal the journal's file; absent when nothing was written
 * @param diagnosis what the doctor says about the very start that failed, or that was made to fail
 */
public record Outcome(
        String operationId,
        boolean changed,
        List<NodeOutcome> nodes,
        Optional<Failure> failure,
        Optional<Path> journal,
        Optional<DoctorReport> diagnosis) {
    public Outcome {
        nodes = List.copyOf(nodes);
    }

    /** An outcome that needs no doctor. */
    public Outcome(
            String operationId,
            boolean changed,
            List<NodeOutcome> nodes,
            Optional<Failure> failure,
            Optional<Path> journal) {
        this(operationId, changed, nodes, failure, journal, Optional.empty());
    }

    /** The same outcome with what the doctor says. */
    public Outcome with(DoctorReport report) {
        return new Outcome(operationId, changed, nodes, failure, journal, Optional.of(report));
    }

    /** The same outcome with what was known before and may be why it failed. */
    public Outcome withHints(List<Sentence> hints) {
        return new Outcome(
                operationId,
                changed,
                nodes,
                failure.map(it -> it instanceof Failure.StepFailed failed ? failed.with(hints) : it),
                journal,
                diagnosis);
    }

    /** Why a run stopped on its way. */
    public sealed interface Failure {
        /** Each failure has one sentence. */
        Sentence sentence();

        /** Which step of the plan, counted from 1. */
        int stepIndex();

        Step step();

        /**
         * A guard or the step itself said no in the middle; exit 3 when nothing was changed yet, else 5.
         *
         * @param refusals of the safety table; empty where the step declined
         */
        record Refused(int stepIndex, Step step, List<Refusal> refusals, Sentence sentence) implements Failure {}

        /**
         * A step failed: exit 5.
         *
         * @param log where the words of the server's failed start begin
         * @param hints what was known before the step and may be why
         */
        record StepFailed(int stepIndex, Step step, Sentence sentence, List<LogSpan> log, List<Sentence> hints)
                implements Failure {
            public StepFailed {
                log = List.copyOf(log);
                hints = List.copyOf(hints);
            }

            /** One of which nothing was known before. */
            public StepFailed(int stepIndex, Step step, Sentence sentence, List<LogSpan> log) {
                this(stepIndex, step, sentence, log, List.of());
            }

            private StepFailed with(List<Sentence> known) {
                return new StepFailed(stepIndex, step, sentence, log, known);
            }
        }

        /** Interrupted between or in steps: exit 130, the journal is kept. */
        record Interrupted(int stepIndex, Step step, Sentence sentence) implements Failure {}
    }
}
