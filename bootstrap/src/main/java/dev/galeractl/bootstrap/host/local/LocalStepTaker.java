package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.execute.StepTaker;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.plan.ExpectedCluster;
import dev.galeractl.bootstrap.plan.Positions;
import dev.galeractl.bootstrap.plan.Positions.NodePosition;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.DatadirState;
import dev.galeractl.replication.node.LaunchOutcome;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.node.LogSpan;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.node.RunningNode;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.node.StopOutcome;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes the steps of a plan on this host. One object serves one run: it remembers the servers that it launched, the positions that they recovered and the
 * clusters that they are in. Every step can be taken again; what is done already is left alone.
 */
final class LocalStepTaker implements StepTaker {
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(15);

    private final Tools tools;
    private final Launches launches;
    private final StatusLooks status;
    private final Duration patience;
    private final OwnedFolder owned;
    private final Supplier<List<PeerEvidence>> peers;
    private final Map<String, RunningNode> running = new HashMap<>();
    private final Map<String, Gtid> positions = new HashMap<>();
    private final Map<String, UUID> clusters = new HashMap<>();

    /**
     * @param owned the folder in which files may be written and deleted and servers killed: a lab's, or none
     * @param peers looks at the other members that the option file lists
     */
    LocalStepTaker(
            Tools tools,
            Launches launches,
            StatusLooks status,
            Duration patience,
            OwnedFolder owned,
            Supplier<List<PeerEvidence>> peers) {
        this.tools = tools;
        this.launches = launches;
        this.status = status;
        this.patience = patience;
        this.owned = owned;
        this.peers = peers;
    }

    @Override
    public StepResult take(Step step, ExecutionListener listener) throws InterruptedException {
        try {
            return dispatch(step, listener);
        } catch (NodeProblem e) {
            return StepResult.Failed.because(Sentence.of(
                    "failure.node." + e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "node",
                    step.node(),
                    "detail",
                    e.detail()));
        } catch (IOException | UncheckedIOException e) {
            return StepResult.Failed.because(
                    Sentence.of("failure.io", "node", step.node(), "detail", String.valueOf(e.getMessage())));
        }
    }

    private StepResult dispatch(Step step, ExecutionListener listener)
            throws NodeProblem, IOException, InterruptedException {
        if (step instanceof Step.WriteFile write) {
            return owned.write(write.file(), write.content()) ? StepResult.Done.taken() : StepResult.Done.already();
        } else if (step instanceof Step.SetDatadirAside aside) {
            return setAside(aside);
        } else if (step instanceof Step.CreateDatadir create) {
            return createDatadir(create, listener);
        } else if (step instanceof Step.RecoverPosition recover) {
            return recoverPosition(recover, listener);
        } else if (step instanceof Step.MarkSeed mark) {
            return SeedMark.set(mark.grastate()) ? StepResult.Done.taken() : StepResult.Done.already();
        } else if (step instanceof Step.StartServer start) {
            return start(start.node(), start.defaultsFile(), start.role(), startPosition(start.node()));
        } else if (step instanceof Step.StartMostAdvanced most) {
            return startMostAdvanced(most, listener);
        } else if (step instanceof Step.AwaitSynced await) {
            return awaitSynced(await, listener);
        } else if (step instanceof Step.AwaitConsequence await) {
            return awaitConsequence(await, listener);
        } else if (step instanceof Step.StopServer stop) {
            return stop(stop);
        } else if (step instanceof Step.KillServer kill) {
            return kill(kill);
        }
        return delete((Step.DeleteFolder) step);
    }

    /** Scripts of a state transfer outlive a killed server for a second or two; they would write into what is being moved, deleted or started anew. */
    private void awaitNobodyIn(Path folder) throws InterruptedException {
        tools.runtime().awaitQuiet(folder, LONGEST_GOODBYE);
    }

    private StepResult delete(Step.DeleteFolder step) throws IOException, InterruptedException {
        awaitNobodyIn(step.folder());
        return owned.delete(step.folder()) ? StepResult.Done.taken() : StepResult.Done.already();
    }

    /** A folder renamed under a running server would be written to all the same, and a second server would find the place free. */
    private StepResult setAside(Step.SetDatadirAside step) throws IOException, InterruptedException {
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
        positions.remove(step.node());
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

    private StepResult createDatadir(Step.CreateDatadir step, ExecutionListener listener)
            throws NodeProblem, InterruptedException {
        NodeLaunch launch = launches.of(step.defaultsFile());
        if (tools.runtime().inspect(launch).content() instanceof DatadirState.Content.SystemOnly) {
            return StepResult.Done.already();
        }
        tools.runtime().createDatadir(launch, new NodeVoice(step.node(), listener));
        return new StepResult.Done(true, Map.of("datadir", step.datadir().toString()), List.of());
    }

    private StepResult recoverPosition(Step.RecoverPosition step, ExecutionListener listener)
            throws NodeProblem, InterruptedException {
        Gtid position = tools.runtime()
                .recoverPosition(launches.of(step.defaultsFile()), new NodeVoice(step.node(), listener))
                .position();
        positions.put(step.node(), position);
        return new StepResult.Done(true, Map.of("position", position.toString()), List.of());
    }

    /** A server that did not stop cleanly does not know its position by itself; told, it goes on with its history. */
    private String[] startPosition(String node) {
        Gtid recovered = positions.get(node);
        return recovered != null && recovered.isDefined()
                ? new String[] {"--wsrep-start-position=" + recovered}
                : new String[0];
    }

    private StepResult start(String node, Path defaultsFile, LaunchRole role, String... extraArguments)
            throws NodeProblem {
        NodeLaunch launch = launches.of(defaultsFile, extraArguments);
        Optional<RunningNode> already = tools.runtime().attach(launch);
        if (already.isPresent()) {
            running.put(node, already.get());
            return new StepResult.Done(
                    false,
                    ServerOrigins.facts(already.get().process()),
                    List.of(seen(node, already.get(), Optional.empty())));
        }
        RunningNode launched = tools.runtime().launch(launch, role);
        running.put(node, launched);
        return new StepResult.Done(
                true, ServerOrigins.facts(launched.process()), List.of(seen(node, launched, Optional.empty())));
    }

    private StepResult startMostAdvanced(Step.StartMostAdvanced step, ExecutionListener listener)
            throws NodeProblem, IOException, InterruptedException {
        List<NodePosition> known = new ArrayList<>();
        for (Step.StartMostAdvanced.Candidate candidate : step.candidates()) {
            known.add(new NodePosition(candidate.node(), position(candidate)));
        }
        Optional<String> chosen = Positions.mostAdvanced(known);
        if (chosen.isEmpty()) {
            String list = String.join(
                    ", ",
                    known.stream().map(it -> it.node() + " " + it.position()).toList());
            return StepResult.Failed.because(Sentence.of("failure.no-seed", "positions", list));
        }
        Step.StartMostAdvanced.Candidate seed = step.candidates().stream()
                .filter(candidate -> candidate.node().equals(chosen.get()))
                .findFirst()
                .orElseThrow();
        SeedMark.set(seed.datadir().resolve("grastate.dat"));
        listener.notice(Sentence.of("notice.seed", "node", seed.node()));
        Gtid position = known.stream()
                .filter(it -> it.node().equals(seed.node()))
                .findFirst()
                .orElseThrow()
                .position();
        // Without its position a node that did not stop cleanly would begin a new history.
        StepResult started =
                start(seed.node(), seed.defaultsFile(), LaunchRole.BOOTSTRAP, "--wsrep-start-position=" + position);
        if (started instanceof StepResult.Failed) {
            return started;
        }
        return awaitSynced(
                new Step.AwaitSynced(seed.node(), seed.defaultsFile(), new ExpectedCluster.Known(position.uuid())),
                listener);
    }

    private Gtid position(Step.StartMostAdvanced.Candidate candidate) throws NodeProblem {
        Gtid recovered = positions.get(candidate.node());
        return recovered != null
                ? recovered
                : tools.runtime()
                        .stateFiles(candidate.datadir())
                        .statedPosition()
                        .orElse(Gtid.UNDEFINED);
    }

    private StepResult awaitSynced(Step.AwaitSynced step, ExecutionListener listener)
            throws NodeProblem, InterruptedException {
        Optional<RunningNode> node = running(step.node(), step.defaultsFile());
        if (node.isEmpty()) {
            return StepResult.Failed.because(Sentence.of("failure.gone", "node", step.node()));
        }
        LaunchOutcome outcome = tools.runtime().await(node.get(), new NodeVoice(step.node(), listener), patience);
        if (outcome instanceof LaunchOutcome.Synced synced) {
            return synced(step, node.get(), synced);
        }
        return new StepResult.Failed(
                failure(step.node(), outcome),
                node.get().log(),
                List.of(seen(step.node(), node.get(), Optional.empty())));
    }

    private StepResult synced(Step.AwaitSynced step, RunningNode node, LaunchOutcome.Synced synced) throws NodeProblem {
        NodeOutcome outcome = new NodeOutcome(
                step.node(),
                synced.status().flatMap(WsrepStatus::localStateComment).or(() -> Optional.of("Synced")),
                synced.cluster(),
                Optional.of(node.process().pid()),
                Optional.of(node.launch().errorLog()),
                node.log());
        Optional<UUID> found = synced.cluster().filter(uuid -> !uuid.equals(Gtid.NIL_UUID));
        if (found.isEmpty()) {
            return new StepResult.Failed(
                    Sentence.of("failure.no-cluster-uuid", "node", step.node()), node.log(), List.of(outcome));
        }
        Optional<Sentence> elsewhere = elsewhere(step, node, synced, found.get());
        if (elsewhere.isPresent()) {
            return new StepResult.Failed(elsewhere.get(), node.log(), List.of(outcome));
        }
        Optional<UUID> expected = expected(step.cluster());
        if (expected.isPresent() && !synced.cluster().equals(expected)) {
            return new StepResult.Failed(
                    Sentence.of(
                            "failure.wrong-cluster",
                            "node",
                            step.node(),
                            "expected",
                            expected.get().toString(),
                            "found",
                            synced.cluster().map(UUID::toString).orElse("?")),
                    node.log(),
                    List.of(outcome));
        }
        synced.cluster().ifPresent(cluster -> clusters.put(step.node(), cluster));
        // A run that only waited for a server names it, too: the run that launched it may not have come to that.
        Map<String, String> facts = new HashMap<>(ServerOrigins.facts(node.process()));
        synced.cluster().ifPresent(cluster -> facts.put("cluster", cluster.toString()));
        return new StepResult.Done(false, facts, List.of(outcome));
    }

    /** Where no UUID is known beforehand: a joiner that is alone, or a new cluster beside which another one answers by now. */
    private Optional<Sentence> elsewhere(
            Step.AwaitSynced step, RunningNode node, LaunchOutcome.Synced synced, UUID found) {
        if (step.cluster() instanceof ExpectedCluster.Unknown unknown) {
            int size = synced.status()
                    .map(WsrepStatus::clusterSize)
                    .orElse(OptionalInt.empty())
                    .orElse(0);
            Optional<String> name = synced.status().flatMap(WsrepStatus::clusterName);
            return size >= 2 && name.equals(Optional.of(unknown.clusterName()))
                    ? Optional.empty()
                    : Optional.of(Sentence.of(
                            "failure.not-with-others",
                            "node",
                            step.node(),
                            "cluster",
                            unknown.clusterName(),
                            "size",
                            size == 0 ? "?" : Integer.toString(size),
                            "name",
                            name.orElse("?")));
        } else if (step.cluster() instanceof ExpectedCluster.Created && isAlone(synced.status())) {
            return peers.get().stream()
                    .filter(peer -> peer.answer() == PeerEvidence.Answer.GALERA)
                    .filter(peer -> !peer.cluster().equals(Optional.of(found)))
                    .findFirst()
                    // It may have become a member of this very cluster while it was looked at.
                    .filter(peer -> isAlone(statusOf(node.launch())))
                    .map(peer -> Sentence.of(
                            "failure.second-cluster",
                            "node",
                            step.node(),
                            "cluster",
                            found.toString(),
                            "peer",
                            peer.written(),
                            "address",
                            peer.address()));
        }
        return Optional.empty();
    }

    private static boolean isAlone(Optional<WsrepStatus> status) {
        return status.map(WsrepStatus::clusterSize).equals(Optional.of(OptionalInt.of(1)));
    }

    /** The UUID that the node has to be in; empty where nobody can know it beforehand. */
    private Optional<UUID> expected(ExpectedCluster cluster) throws NodeProblem {
        if (cluster instanceof ExpectedCluster.Known known) {
            return Optional.of(known.uuid());
        } else if (cluster instanceof ExpectedCluster.SameAs same) {
            UUID remembered = clusters.get(same.node());
            return remembered != null
                    ? Optional.of(remembered)
                    : statusOf(launches.of(same.defaultsFile())).flatMap(WsrepStatus::clusterStateUuid);
        }
        return Optional.empty();
    }

    private Optional<WsrepStatus> statusOf(NodeLaunch launch) {
        return tools.runtime()
                .serverOf(launch.datadir())
                .flatMap(process -> status.statusOf(
                        process, launch.datadir(), tools.runtime().socketOf(launch, process)));
    }

    private static Sentence failure(String node, LaunchOutcome outcome) {
        if (outcome instanceof LaunchOutcome.Failed failed) {
            return failed.exitStatus().isPresent()
                    ? Sentence.of(
                            "failure.ended",
                            "node",
                            node,
                            "status",
                            Integer.toString(failed.exitStatus().getAsInt()))
                    : Sentence.of("failure.gone", "node", node);
        } else if (outcome instanceof LaunchOutcome.Stalled stalled) {
            return Sentence.of(
                    "failure.stalled",
                    "node",
                    node,
                    "seconds",
                    Long.toString(stalled.silence().toSeconds()),
                    "state",
                    stalled.lastState().map(Enum::name).orElse("?"));
        }
        return Sentence.of("failure.not-in-cluster", "node", node);
    }

    private StepResult awaitConsequence(Step.AwaitConsequence step, ExecutionListener listener)
            throws NodeProblem, InterruptedException {
        Optional<RunningNode> node = running(step.node(), step.defaultsFile());
        if (node.isEmpty()) {
            // It was gone before anybody could look: that is a consequence, too.
            Path errorLog = launches.of(step.defaultsFile()).errorLog();
            return new StepResult.Done(false, Map.of(), List.of(gone(step.node(), errorLog, List.of())));
        }
        LaunchOutcome outcome = tools.runtime().await(node.get(), new NodeVoice(step.node(), listener), patience);
        if (outcome instanceof LaunchOutcome.Failed failed) {
            listener.notice(failure(step.node(), failed));
            NodeOutcome ended =
                    gone(step.node(), node.get().launch().errorLog(), node.get().log());
            return new StepResult.Done(false, Map.of(), List.of(ended));
        }
        Optional<UUID> cluster = outcome instanceof LaunchOutcome.Synced synced ? synced.cluster() : Optional.empty();
        return new StepResult.Done(false, Map.of(), List.of(seen(step.node(), node.get(), cluster)));
    }

    /**
     * The runtime asks only a server that answers to end. In a folder of our own, one that does not answer is killed; its data is not needed.
     */
    private StepResult stop(Step.StopServer step) throws NodeProblem, InterruptedException {
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

    private StepResult kill(Step.KillServer step) throws NodeProblem, InterruptedException {
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
        running.remove(node);
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
                outcome instanceof StopOutcome.Stopped, Map.of(), List.of(gone(node, launch.errorLog(), log)));
    }

    private Optional<RunningNode> running(String node, Path defaultsFile) throws NodeProblem {
        RunningNode remembered = running.get(node);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        NodeRuntime runtime = tools.runtime();
        // Its words from the beginning: whoever goes on waiting for it wants to know what it said before.
        Optional<RunningNode> found = runtime.attach(launches.of(defaultsFile))
                .map(it -> new RunningNode(
                        it.process(),
                        it.launch(),
                        List.of(StartLogs.of(
                                it.launch().errorLog(), it.process().pid()))));
        found.ifPresent(it -> running.put(node, it));
        return found;
    }

    private static NodeOutcome gone(String node, Path errorLog, List<LogSpan> log) {
        return new NodeOutcome(node, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(errorLog), log);
    }

    private static NodeOutcome seen(String node, RunningNode server, Optional<UUID> cluster) {
        return new NodeOutcome(
                node,
                Optional.empty(),
                cluster,
                Optional.of(server.process().pid()),
                Optional.of(server.launch().errorLog()),
                server.log());
    }
}
