package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.cluster.take.ServerUnit;
import dev.galeractl.bootstrap.cluster.take.ServiceSteps;
import dev.galeractl.bootstrap.cluster.take.StepProblem;
import dev.galeractl.bootstrap.cluster.take.SyncedWait;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.execute.StepTaker;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LogSpan;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the steps of a plan on this host where its service runs the server. Starts and stops are the service's; everything else is done as for a server that
 * galeractl itself starts.
 */
final class ServiceStepTaker implements StepTaker {
    private final ServerUnit server;
    private final LocalStepTaker local;
    private final Tools tools;
    private final Duration patience;
    private final List<String> said = new ArrayList<>();
    private Optional<LogSpan> written = Optional.empty();

    /**
     * @param local takes all other steps
     */
    ServiceStepTaker(ServerUnit server, LocalStepTaker local, Tools tools, Duration patience) {
        this.server = server;
        this.local = local;
        this.tools = tools;
        this.patience = patience;
    }

    /** A failed start with what the doctor makes of the server's words. */
    Outcome explained(Outcome outcome) {
        return !said.isEmpty() && outcome.failure().orElseThrow() instanceof Outcome.Failure.StepFailed failed
                ? outcome.with(StartLogs.diagnose(server.node(), said, failed.log()))
                : HostOperation.explained(outcome);
    }

    @Override
    public StepResult take(Step step, ExecutionListener listener) throws InterruptedException {
        try {
            if (step instanceof HostStep there) {
                return byService(there);
            } else if (step instanceof Step.AwaitSynced await) {
                return awaitSynced(await, listener);
            }
            return withoutAbsentLogs(local.take(step, listener));
        } catch (HostProblem e) {
            return failed(e.sentence());
        } catch (StepProblem e) {
            return failed(e.sentence());
        }
    }

    private StepResult byService(HostStep step) throws HostProblem, StepProblem {
        boolean starts = step instanceof HostStep.StartFirst || step instanceof HostStep.StartJoiner;
        if (starts) {
            written = server.errorLog().map(StartLogs::endOf);
        }
        StepResult result = new ServiceSteps(server)
                .take(step)
                .orElseThrow(() -> new IllegalArgumentException("not a step for a service: " + step.slug()));
        if (step instanceof HostStep.StopService) {
            NodeOutcome gone = new NodeOutcome(
                    step.node(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    server.errorLog().filter(Files::exists),
                    List.of());
            return new StepResult.Done(true, Map.of(), List.of(gone));
        }
        return starts ? new StepResult.Done(true, process(), List.of()) : result;
    }

    /** Waits as long as the service is at it; then it is judged like any other server. */
    private StepResult awaitSynced(Step.AwaitSynced step, ExecutionListener listener)
            throws HostProblem, StepProblem, InterruptedException {
        if (written.isEmpty()) {
            // An earlier run has started it.
            written = server.errorLog()
                    .flatMap(log -> tools.runtime()
                            .serverOf(server.datadir())
                            .map(process -> StartLogs.of(log, process.pid())));
        }
        SyncedWait wait = new SyncedWait(server, patience, InstantSource.system(), listener);
        try {
            wait.await();
        } finally {
            said.addAll(wait.log());
        }
        return withoutAbsentLogs(local.take(step, listener));
    }

    /** A server that leaves its words to the journal has no log, though galeractl would have given it one. */
    private static StepResult withoutAbsentLogs(StepResult result) {
        List<NodeOutcome> nodes =
                result.nodes().stream().map(ServiceStepTaker::withoutAbsentLog).toList();
        if (result instanceof StepResult.Done done) {
            return new StepResult.Done(done.changed(), done.facts(), nodes);
        }
        return result instanceof StepResult.Failed failed
                ? new StepResult.Failed(failed.sentence(), failed.log(), nodes, failed.facts())
                : result;
    }

    private static NodeOutcome withoutAbsentLog(NodeOutcome node) {
        return node.errorLog().filter(Files::exists).isPresent()
                ? node
                : new NodeOutcome(node.node(), node.state(), node.cluster(), node.pid(), Optional.empty(), List.of());
    }

    private StepResult failed(Sentence sentence) {
        return new StepResult.Failed(sentence, written.stream().toList(), List.of(), process());
    }

    /** What a journal keeps of the server's process. */
    private Map<String, String> process() {
        return tools.runtime()
                .serverOf(server.datadir())
                .map(ServerOrigins::facts)
                .orElse(Map.of());
    }

    /** Where a start was begun, takes back what it has set at the service. */
    void tidyUp(Plan plan, Outcome outcome) {
        int reached = outcome.failure().map(Outcome.Failure::stepIndex).orElse(0);
        boolean started = plan.steps().stream()
                .limit(reached)
                .anyMatch(it -> it instanceof HostStep.RaiseStartTimeout
                        || it instanceof HostStep.StartFirst
                        || it instanceof Step.AwaitSynced);
        if (!started) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        new ServiceSteps(server).leave(plan);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
