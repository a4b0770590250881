package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.plan.ExpectedCluster;
import dev.galeractl.bootstrap.plan.Positions;
import dev.galeractl.bootstrap.plan.Positions.NodePosition;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Step.StartMostAdvanced.Candidate;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.RunningNode;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.position.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts servers, each with the position that it recovered in this run; one that runs already is left alone. */
final class StartSteps {
    private final Tools tools;
    private final Launches launches;
    private final AwaitSteps waits;
    private final NodeMemory memory;

    StartSteps(Tools tools, Launches launches, AwaitSteps waits, NodeMemory memory) {
        this.tools = tools;
        this.launches = launches;
        this.waits = waits;
        this.memory = memory;
    }

    StepResult start(Step.StartServer step) throws NodeProblem {
        return launch(step.node(), step.defaultsFile(), step.role(), startPosition(step.node()));
    }

    StepResult startMostAdvanced(Step.StartMostAdvanced step, ExecutionListener listener)
            throws NodeProblem, IOException, InterruptedException {
        List<NodePosition> known = new ArrayList<>();
        for (Candidate candidate : step.candidates()) {
            StateFiles files = tools.runtime().stateFiles(candidate.datadir());
            if (files.grastate() instanceof StateFiles.Evidence.Damaged<GrastateFile> damaged) {
                if (!leftByATransfer(candidate)) {
                    // It may be the one with the newest data.
                    return StepResult.Failed.because(damaged(candidate, damaged.problem()));
                }
                known.add(new NodePosition(candidate.node(), Gtid.UNDEFINED));
            } else {
                Optional<Gtid> recovered = memory.position(candidate.node());
                known.add(new NodePosition(
                        candidate.node(), recovered.or(files::statedPosition).orElse(Gtid.UNDEFINED)));
            }
        }
        Optional<String> chosen = Positions.mostAdvanced(known);
        if (chosen.isEmpty()) {
            String list = String.join(
                    ", ",
                    known.stream().map(it -> it.node() + " " + it.position()).toList());
            return StepResult.Failed.because(Sentence.of("failure.no-seed", "positions", list));
        }
        Gtid position = known.stream()
                .filter(it -> it.node().equals(chosen.get()))
                .findFirst()
                .orElseThrow()
                .position();
        return startSeed(
                step.candidates().stream()
                        .filter(candidate -> candidate.node().equals(chosen.get()))
                        .findFirst()
                        .orElseThrow(),
                position,
                listener);
    }

    private StepResult startSeed(Candidate seed, Gtid position, ExecutionListener listener)
            throws NodeProblem, IOException {
        SeedMark.set(grastate(seed));
        listener.notice(Sentence.of("notice.seed", "node", seed.node()));
        // Without its position a node that did not stop cleanly would begin a new history.
        StepResult started =
                launch(seed.node(), seed.defaultsFile(), LaunchRole.BOOTSTRAP, "--wsrep-start-position=" + position);
        if (!(started instanceof StepResult.Done done)) {
            return started;
        }
        try {
            return waits.awaitSynced(
                    new Step.AwaitSynced(seed.node(), seed.defaultsFile(), new ExpectedCluster.Known(position.uuid())),
                    listener);
        } catch (InterruptedException e) {
            // The server goes on running; the journal has to name it.
            Thread.currentThread().interrupt();
            return new StepResult.Failed(
                    Sentence.of("failure.not-awaited", "node", seed.node()), List.of(), done.nodes(), done.facts());
        }
    }

    private static Path grastate(Candidate candidate) {
        return candidate.datadir().resolve(GrastateFile.NAME);
    }

    /** A state transfer that did not end leaves an empty file; such a node cannot be the first, and nothing is lost with it. */
    private static boolean leftByATransfer(Candidate candidate) throws IOException {
        return Files.size(grastate(candidate)) == 0;
    }

    private static Sentence damaged(Candidate candidate, String problem) {
        return Sentence.of(
                "failure.state-damaged",
                "node",
                candidate.node(),
                "file",
                grastate(candidate).toString(),
                "detail",
                problem);
    }

    private StepResult launch(String node, Path defaultsFile, LaunchRole role, String... extraArguments)
            throws NodeProblem {
        NodeLaunch launch = launches.of(defaultsFile, extraArguments);
        Optional<RunningNode> already = tools.runtime().attach(launch);
        if (already.isPresent()) {
            memory.runs(node, already.get());
            return new StepResult.Done(
                    false,
                    ServerOrigins.facts(already.get().process()),
                    List.of(NodeMemory.seen(node, already.get(), Optional.empty())));
        }
        RunningNode launched = tools.runtime().launch(launch, role);
        memory.runs(node, launched);
        return new StepResult.Done(
                true,
                ServerOrigins.facts(launched.process()),
                List.of(NodeMemory.seen(node, launched, Optional.empty())));
    }

    /** A server that did not stop cleanly does not know its position by itself; told, it goes on with its history. */
    private String[] startPosition(String node) {
        return memory.position(node)
                .filter(Gtid::isDefined)
                .map(recovered -> new String[] {"--wsrep-start-position=" + recovered})
                .orElseGet(() -> new String[0]);
    }
}
