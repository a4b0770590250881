package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.DatadirState;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.position.Gtid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes, moves, marks and deletes data directories, and learns the positions of what lies in them. */
final class DatadirSteps {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(15);

    private final Tools tools;
    private final Launches launches;
    private final OwnedFolder owned;
    private final NodeMemory memory;

    DatadirSteps(Tools tools, Launches launches, OwnedFolder owned, NodeMemory memory) {
        this.tools = tools;
        this.launches = launches;
        this.owned = owned;
        this.memory = memory;
    }

    StepResult createDatadir(Step.CreateDatadir step, ExecutionListener listener)
            throws NodeProblem, InterruptedException {
        NodeLaunch launch = launches.of(step.defaultsFile());
        if (tools.runtime().inspect(launch).content() instanceof DatadirState.Content.SystemOnly) {
            return StepResult.Done.already();
        }
        tools.runtime().createDatadir(launch, new NodeVoice(step.node(), listener));
        return new StepResult.Done(true, Map.of("datadir", step.datadir().toString()), List.of());
    }

    /** A folder renamed under a running server would be written to all the same, and a second server would find the place free. */
    StepResult setAside(Step.SetDatadirAside step) throws IOException, InterruptedException {
        DatadirState state = tools.runtime().inspect(step.datadir());
        if (state.content() instanceof DatadirState.Content.Missing
                || state.content() instanceof DatadirState.Content.Empty) {
            return StepResult.Done.already();
        }
        if (state.server().isEmpty()) {
            awaitNobodyIn(step.datadir());
        }
        List<Long> users = tools.runtime().processesIn(step.datadir());
        if (state.server().isPresent() || !users.isEmpty()) {
            return StepResult.Failed.because(Sentence.of(
                    "failure.datadir-in-use",
                    "node",
                    step.node(),
                    "datadir",
                    step.datadir().toString(),
                    "pids",
                    String.join(", ", users.stream().map(String::valueOf).toList())));
        }
        memory.forgetPosition(step.node());
        Path aside = nextFree(step.aside());
        Files.move(step.datadir(), aside, StandardCopyOption.ATOMIC_MOVE);
        return new StepResult.Done(true, Map.of("aside", aside.toString()), List.of());
    }

    private static Path nextFree(Path wanted) {
        Path free = wanted;
        for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = wanted.resolveSibling(wanted.getFileName() + "-" + number);
        }
        return free;
    }

    StepResult delete(Step.DeleteFolder step) throws IOException, InterruptedException {
        awaitNobodyIn(step.folder());
        return owned.delete(step.folder()) ? StepResult.Done.taken() : StepResult.Done.already();
    }

    /** Scripts of a state transfer outlive a killed server for a second or two; they would write into what is being moved, deleted or started anew. */
    private void awaitNobodyIn(Path folder) throws InterruptedException {
        tools.runtime().awaitQuiet(folder, LONGEST_GOODBYE);
    }

    StepResult recoverPosition(Step.RecoverPosition step, ExecutionListener listener)
            throws NodeProblem, InterruptedException {
        Gtid position = tools.runtime()
                .recoverPosition(launches.of(step.defaultsFile()), new NodeVoice(step.node(), listener))
                .position();
        memory.recovered(step.node(), position);
        return new StepResult.Done(true, Map.of("position", position.toString()), List.of());
    }

    static StepResult markSeed(Step.MarkSeed step) throws IOException {
        return SeedMark.set(step.grastate()) ? StepResult.Done.taken() : StepResult.Done.already();
    }
}
