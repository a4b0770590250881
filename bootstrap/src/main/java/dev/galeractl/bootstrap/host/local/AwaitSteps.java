package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.plan.ExpectedCluster;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LaunchOutcome;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.RunningNode;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/** Waits for servers that were started, and judges whether each is in the cluster where it belongs. */
final class AwaitSteps {
    private final Tools tools;
    private final Launches launches;
    private final StatusLooks status;
    private final Duration patience;
    private final Supplier<List<PeerEvidence>> peers;
    private final NodeMemory memory;

    AwaitSteps(
            Tools tools,
            Launches launches,
            StatusLooks status,
            Duration patience,
            Supplier<List<PeerEvidence>> peers,
            NodeMemory memory) {
        this.tools = tools;
        this.launches = launches;
        this.status = status;
        this.patience = patience;
        this.peers = peers;
        this.memory = memory;
    }

    StepResult awaitSynced(Step.AwaitSynced step, ExecutionListener listener) throws NodeProblem, InterruptedException {
        Optional<RunningNode> node = memory.running(step.node(), step.defaultsFile());
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
                List.of(NodeMemory.seen(step.node(), node.get(), Optional.empty())),
                ServerOrigins.facts(node.get().process()));
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
                    Sentence.of("failure.no-cluster-uuid", "node", step.node()),
                    node.log(),
                    List.of(outcome),
                    ServerOrigins.facts(node.process()));
        }
        Optional<Sentence> elsewhere = elsewhere(step, node, synced, found.get());
        if (elsewhere.isPresent()) {
            return new StepResult.Failed(
                    elsewhere.get(), node.log(), List.of(outcome), ServerOrigins.facts(node.process()));
        }
        Optional<Sentence> other = other(step, found.get());
        if (other.isPresent()) {
            return new StepResult.Failed(
                    other.get(), node.log(), List.of(outcome), ServerOrigins.facts(node.process()));
        }
        synced.cluster().ifPresent(cluster -> memory.isIn(step.node(), cluster));
        // A run that only waited for a server names it, too: the run that launched it may not have come to that.
        Map<String, String> facts = new HashMap<>(ServerOrigins.facts(node.process()));
        synced.cluster().ifPresent(cluster -> facts.put("cluster", cluster.toString()));
        return new StepResult.Done(false, facts, List.of(outcome));
    }

    /** Where a UUID is expected: another one. */
    private Optional<Sentence> other(Step.AwaitSynced step, UUID found) throws NodeProblem {
        return expected(step.cluster())
                .filter(uuid -> !uuid.equals(found))
                .map(uuid -> Sentence.of(
                        "failure.wrong-cluster",
                        "node",
                        step.node(),
                        "expected",
                        uuid.toString(),
                        "found",
                        found.toString()));
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
            Optional<UUID> remembered = memory.cluster(same.node());
            return remembered.isPresent()
                    ? remembered
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

    StepResult awaitConsequence(Step.AwaitConsequence step, ExecutionListener listener)
            throws NodeProblem, InterruptedException {
        Optional<RunningNode> node = memory.running(step.node(), step.defaultsFile());
        if (node.isEmpty()) {
            // It was gone before anybody could look: that is a consequence, too.
            Path errorLog = launches.of(step.defaultsFile()).errorLog();
            return new StepResult.Done(false, Map.of(), List.of(NodeMemory.gone(step.node(), errorLog, List.of())));
        }
        LaunchOutcome outcome = tools.runtime().await(node.get(), new NodeVoice(step.node(), listener), patience);
        if (outcome instanceof LaunchOutcome.Failed failed) {
            listener.notice(failure(step.node(), failed));
            NodeOutcome ended = NodeMemory.gone(
                    step.node(), node.get().launch().errorLog(), node.get().log());
            return new StepResult.Done(false, Map.of(), List.of(ended));
        }
        Optional<UUID> cluster = outcome instanceof LaunchOutcome.Synced synced ? synced.cluster() : Optional.empty();
        return new StepResult.Done(false, Map.of(), List.of(NodeMemory.seen(step.node(), node.get(), cluster)));
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
}
