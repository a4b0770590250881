package dev.galeractl.bootstrap.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.SafetyTable;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Planner;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutorTest {
    /** A host of one node that does what it is told, and fails or dies where it is told to. */
    private static final class OneNode implements StepTaker {
        private Contents contents = Contents.EMPTY;
        private boolean runs;
        private boolean synced;
        private int starts;
        private int failAt = Integer.MAX_VALUE;
        private int interruptAt = Integer.MAX_VALUE;
        private boolean interruptAfterTheDeed;
        private boolean interruptThreadAfterTheFirst;
        private int taken;

        @Override
        public StepResult take(Step step, ExecutionListener listener) throws InterruptedException {
            taken++;
            if (taken == failAt) {
                return StepResult.Failed.because(Sentence.of("failure.gone", "node", "db1"));
            }
            if (taken == interruptAt && !interruptAfterTheDeed) {
                throw new InterruptedException();
            }
            boolean changed = deed(step);
            if (taken == interruptAt) {
                throw new InterruptedException();
            }
            if (interruptThreadAfterTheFirst && taken == 1) {
                Thread.currentThread().interrupt();
            }
            return new StepResult.Done(changed, Map.of(), List.of());
        }

        private boolean deed(Step step) {
            if (step instanceof Step.CreateDatadir) {
                contents = Contents.SYSTEM_ONLY;
                return true;
            } else if (step instanceof Step.StartServer) {
                boolean starting = !runs;
                starts += starting ? 1 : 0;
                runs = true;
                return starting;
            } else if (step instanceof Step.AwaitSynced) {
                synced = runs;
            }
            return false;
        }

        Facts facts() {
            SomeFacts facts = new SomeFacts().with(contents);
            if (runs) {
                facts.running(
                        Origin.SAME_OPERATION,
                        synced ? Optional.of(SomeFacts.status(SomeFacts.CLUSTER, true)) : Optional.empty());
            }
            return facts.facts();
        }
    }

    /** Remembers its lines. */
    private static final class Lines implements RunLog {
        private final List<String> lines = new ArrayList<>();
        private String fullAt = "";

        @Override
        public void opened(Plan plan) {
            lines.add("opened");
        }

        @Override
        public void begun(int index, Step step) {
            if (step.slug().equals(fullAt)) {
                throw new UncheckedIOException("no space left", new IOException());
            }
            lines.add("begin " + step.slug());
        }

        @Override
        public void ended(int index, Step step, Map<String, String> facts) {
            lines.add("end " + step.slug());
        }

        @Override
        public void stopped(int index, Step step, String reason, Map<String, String> facts) {
            lines.add("stop " + step.slug());
        }

        @Override
        public void finished() {
            lines.add("finished");
        }

        @Override
        public Path file() {
            return Path.of("journal");
        }
    }

    private final OneNode host = new OneNode();
    private final Lines lines = new Lines();

    @Test
    void everyStepIsWrittenDownBeforeAndAfter() {
        Outcome outcome = run();
        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.changed()).isTrue();
        assertThat(lines.lines)
                .containsExactly(
                        "opened",
                        "begin create-datadir",
                        "end create-datadir",
                        "begin start-server",
                        "end start-server",
                        "begin await-synced",
                        "end await-synced",
                        "finished");
    }

    @Test
    void aSecondRunChangesNothing() {
        run();
        Outcome second = run();
        assertThat(second.changed()).isFalse();
        assertThat(second.failure()).isEmpty();
        assertThat(second.journal()).isEmpty();
        assertThat(host.starts).isOne();
    }

    @Test
    void afterAFaultAtAnyStepASecondRunFinishes() {
        for (int step = 1; step <= 3; step++) {
            OneNode node = new OneNode();
            node.failAt = step;
            assertThat(run(node).failure()).get().isInstanceOf(Failure.StepFailed.class);
            assertThat(run(node).failure()).isEmpty();
            assertThat(node.synced).isTrue();
            assertThat(node.starts).isOne();
        }
    }

    @Test
    void afterAnInterruptionBeforeOrAfterAnyDeedASecondRunFinishes() {
        for (boolean after : List.of(false, true)) {
            for (int step = 1; step <= 3; step++) {
                OneNode node = new OneNode();
                node.interruptAt = step;
                node.interruptAfterTheDeed = after;
                assertThat(run(node).failure()).get().isInstanceOf(Failure.Interrupted.class);
                assertThat(Thread.interrupted()).isTrue();
                assertThat(run(node).failure()).isEmpty();
                assertThat(node.synced).isTrue();
                assertThat(node.starts).isOne();
            }
        }
    }

    @Test
    void anInterruptBetweenTwoStepsStopsBeforeTheNext() {
        host.interruptThreadAfterTheFirst = true;
        assertThat(run().failure()).get().isInstanceOf(Failure.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(host.taken).isOne();
        assertThat(host.starts).isZero();
    }

    @Test
    void withoutAJournalNothingIsDone() {
        lines.fullAt = "start-server";
        assertThat(run().failure()).get().isInstanceOf(Failure.StepFailed.class);
        assertThat(host.starts).isZero();
    }

    @Test
    void aGuardThatSaysNoMeanwhileStopsBeforeTheStep() {
        Facts facts = host.facts();
        Outcome outcome = new Executor(
                        host,
                        step -> SafetyTable.judge(
                                new SomeFacts()
                                        .peers(SomeFacts.member("10.0.0.2", SomeFacts.CLUSTER, true))
                                        .facts(),
                                Operation.BOOTSTRAP,
                                Waivers.NONE),
                        lines,
                        ExecutionListener.SILENT)
                .run(Planner.bootstrap("op", "xtra", facts));
        assertThat(outcome.failure()).get().isInstanceOf(Failure.Refused.class);
        assertThat(outcome.changed()).isFalse();
        assertThat(host.taken).isZero();
    }

    @Test
    void aStepThatDeclinesHasChangedNothing() {
        Outcome outcome = new Executor(
                        (step, listener) -> new StepResult.Declined(Sentence.of("failure.gone", "node", "db1")),
                        step -> List.of(),
                        lines,
                        ExecutionListener.SILENT)
                .run(Planner.bootstrap("op", "xtra", host.facts()));

        assertThat(outcome.failure()).get().isInstanceOf(Failure.Refused.class);
        assertThat(outcome.changed()).isFalse();
    }

    private Outcome run() {
        return run(host);
    }

    private Outcome run(OneNode node) {
        return new Executor(
                        node,
                        step -> SafetyTable.judge(node.facts(), Operation.BOOTSTRAP, Waivers.NONE),
                        lines,
                        ExecutionListener.SILENT)
                .run(Planner.bootstrap("op", "xtra", node.facts()));
    }
}
