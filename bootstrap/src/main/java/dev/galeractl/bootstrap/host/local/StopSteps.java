package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LogSpan;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.node.StopOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops servers cleanly; those of the lab, whose data nobody needs, it may kill as well. */
final class StopSteps {
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);

    private final Tools tools;
    private final Launches launches;
    private final OwnedFolder owned;
    private final NodeMemory memory;

    StopSteps(Tools tools, Launches launches, OwnedFolder owned, NodeMemory memory) {
        this.tools = tools;
        this.launches = launches;
        this.owned = owned;
        this.memory = memory;
    }

    /**
     * The runtime asks only a server that answers to end. In a folder of our own, one that does not answer is killed; its data is not needed.
     */
    StepResult stop(Step.StopServer step) throws NodeProblem, InterruptedException {
        NodeLaunch launch = launches.of(step.defaultsFile());
        Optional<ServerProcess> process = tools.runtime().serverOf(launch.datadir());
        if (process.isEmpty()) {
            return StepResult.Done.already();
        }
        StopOutcome outcome = tools.runtime().stop(launch, process.get(), STOP_PATIENCE);
        boolean runs = outcome instanceof StopOutcome.NotAnswering || outcome instanceof StopOutcome.StillRunning;
        if (runs && owned.contains(launch.datadir()) && isOfTheFile(process.get(), launch)) {
            outcome = tools.runtime().kill(process.get());
        }
        return stopped(step.node(), launch, outcome, List.of());
    }

    StepResult kill(Step.KillServer step) throws NodeProblem, InterruptedException {
        NodeLaunch launch = launches.of(step.defaultsFile());
        Optional<ServerProcess> process = tools.runtime().serverOf(launch.datadir());
        if (process.isEmpty()) {
            return StepResult.Done.already();
        }
        if (!owned.contains(launch.datadir())) {
            throw new IllegalStateException("only servers of a lab are killed");
        }
        if (!isOfTheFile(process.get(), launch)) {
            return StepResult.Failed.because(notTheLabs(step.node(), process.get()));
        }
        LogSpan log = StartLogs.of(launch.errorLog(), process.get().pid());
        return stopped(step.node(), launch, tools.runtime().kill(process.get()), List.of(log));
    }

    /** The lab's folder alone does not make a server the lab's: it has to have been started from the lab's option file. */
    private static boolean isOfTheFile(ServerProcess process, NodeLaunch launch) {
        return process.arguments().contains("--defaults-file=" + launch.defaultsFile());
    }

    private static Sentence notTheLabs(String node, ServerProcess process) {
        return Sentence.of("failure.not-the-labs", "node", node, "pid", Long.toString(process.pid()));
    }

    private StepResult stopped(String node, NodeLaunch launch, StopOutcome outcome, List<LogSpan> log) {
        memory.ended(node);
        if (outcome instanceof StopOutcome.StillRunning still) {
            return StepResult.Failed.because(Sentence.of(
                    "failure.still-running",
                    "node",
                    node,
                    "seconds",
                    Long.toString(still.waited().toSeconds())));
        } else if (outcome instanceof StopOutcome.NotAnswering) {
            return StepResult.Failed.because(Sentence.of("failure.not-stoppable-yet", "node", node));
        } else if (outcome instanceof StopOutcome.NotPermitted) {
            return StepResult.Failed.because(Sentence.of("failure.not-permitted", "node", node));
        }
        return new StepResult.Done(
                outcome instanceof StopOutcome.Stopped,
                Map.of(),
                List.of(NodeMemory.gone(node, launch.errorLog(), log)));
    }
}
