package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.PackageServer;
import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.group.frame.GroupName;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * From facts to the plan for one node of this host. Pure: no clock, no I/O. It plans only what {@code SafetyTable} lets pass; asked of other facts it
 * still plans nothing that touches a running server.
 *
 * <p>Every prefix of a plan leaves something from which the same verb, asked again, goes on: an empty or complete datadir, a server that runs.
 */
public final class Planner {
    private Planner() {}

    /** Makes a new cluster with this node as its first member. */
    public static Plan bootstrap(String operationId, String cluster, Facts seen) {
        Facts facts = PackageServer.passedOver(seen);
        NodeFacts node = facts.node();
        Starts starts = new Starts(seen.node());
        List<Step> steps = new ArrayList<>();
        if (node.server() instanceof Running running) {
            if (!running.synced() || starts.isUntold()) {
                steps.add(await(node, new ExpectedCluster.Created()));
            }
            steps.addAll(starts.leftBehind());
        } else {
            steps.addAll(starts.before());
            create(node).ifPresent(steps::add);
            if (node.datadir().contents() == Contents.USER_DATA
                    && node.datadir().position().hasHistory()
                    && !node.datadir().cleanlyStopped()
                    && !starts.byService()) {
                // A service recovers it by itself. Without its position a server that did not stop cleanly would begin
                // a new history.
                steps.add(new Step.RecoverPosition(
                        node.name(), node.defaultsFile(), node.datadir().path()));
            }
            steps.addAll(starts.start(LaunchRole.BOOTSTRAP));
            steps.add(await(node, new ExpectedCluster.Created()));
            steps.addAll(starts.after(LaunchRole.BOOTSTRAP));
        }
        return new Plan(operationId, Verb.BOOTSTRAP, cluster, steps.isEmpty() ? List.of() : remarks(facts), steps);
    }

    /** Adds this node to the running cluster of its peers. */
    public static Plan join(String operationId, String cluster, Facts seen, Waivers waivers) {
        Facts facts = PackageServer.passedOver(seen);
        NodeFacts node = facts.node();
        Starts starts = new Starts(seen.node());
        ExpectedCluster expected = expected(facts, cluster);
        List<Step> steps = new ArrayList<>();
        if (node.server() instanceof Running running) {
            if (!running.synced() || !isIn(running, expected) || starts.isUntold()) {
                steps.add(await(node, expected));
            }
            steps.addAll(starts.leftBehind());
        } else {
            askName(cluster, facts).ifPresent(steps::add);
            steps.addAll(starts.before());
            if (setsAside(facts, waivers)) {
                Path datadir = node.datadir().path();
                Path aside = datadir.resolveSibling(datadir.getFileName() + ".before-" + operationId);
                steps.add(new Step.SetDatadirAside(node.name(), datadir, aside));
                steps.add(new Step.CreateDatadir(node.name(), node.defaultsFile(), datadir));
            } else {
                create(node).ifPresent(steps::add);
            }
            steps.addAll(starts.start(LaunchRole.JOINER));
            steps.add(await(node, expected));
            steps.addAll(starts.after(LaunchRole.JOINER));
        }
        boolean unasked = !steps.isEmpty() && expected instanceof ExpectedCluster.Unknown;
        return new Plan(
                operationId,
                Verb.JOIN,
                cluster,
                unasked ? List.of(Sentence.of("remark.cluster-unasked", "node", node.name())) : List.of(),
                steps);
    }

    /** Where no member told its cluster's name by SQL, those that greeted can be asked: a wrong name would show only when the start has failed. */
    private static Optional<Step> askName(String cluster, Facts facts) {
        List<String> greeted = facts.peers().stream()
                .filter(peer -> peer.answer() == Answer.GALERA)
                .map(PeerEvidence::address)
                .toList();
        boolean told =
                facts.peers().stream().anyMatch(peer -> peer.clusterName().isPresent());
        if (told || greeted.isEmpty() || GroupName.of(cluster).isEmpty()) {
            return Optional.empty();
        }
        NodeFacts node = facts.node();
        return Optional.of(new Step.AskClusterName(node.name(), node.defaultsFile(), cluster, greeted));
    }

    /** Stops the node's server; nothing to do if none runs. */
    public static Plan stop(String operationId, String cluster, NodeFacts node) {
        List<Step> steps =
                node.server() instanceof Running running ? List.of(new Starts(node).stop(running)) : List.of();
        return new Plan(operationId, Verb.STOP, cluster, List.of(), steps);
    }

    /** The step that makes system tables: only where there is nothing. */
    public static Optional<Step> create(NodeFacts node) {
        return switch (node.datadir().contents()) {
            case ABSENT, EMPTY, HALF_MADE ->
                Optional.of(new Step.CreateDatadir(
                        node.name(), node.defaultsFile(), node.datadir().path()));
            case SYSTEM_ONLY, USER_DATA, TRANSFER_UNFINISHED, INCOMPLETE, FOREIGN, UNREADABLE -> Optional.empty();
        };
    }

    /** Data that a full transfer would replace is kept beside; so is a former member's state of another history. */
    public static boolean setsAside(Facts facts, Waivers waivers) {
        DatadirFacts datadir = facts.node().datadir();
        boolean worthKeeping = datadir.contents() == Contents.USER_DATA
                || (datadir.contents() == Contents.TRANSFER_UNFINISHED
                        && !datadir.userSchemas().isEmpty())
                || (datadir.hasSystemTables() && datadir.position().hasHistory());
        return worthKeeping
                && waivers.overwriteData().contains(facts.node().name())
                && StateTransferForecast.of(facts) == StateTransferForecast.FULL;
    }

    private static ExpectedCluster expected(Facts facts, String name) {
        return facts.peers().stream()
                .filter(peer -> peer.primary().orElse(false))
                .flatMap(peer -> peer.cluster().stream())
                .findFirst()
                .<ExpectedCluster>map(ExpectedCluster.Known::new)
                .orElseGet(() -> new ExpectedCluster.Unknown(name));
    }

    private static boolean isIn(Running running, ExpectedCluster expected) {
        Optional<UUID> cluster = running.status().flatMap(WsrepStatus::clusterStateUuid);
        return !(expected instanceof ExpectedCluster.Known known) || cluster.equals(Optional.of(known.uuid()));
    }

    private static Step await(NodeFacts node, ExpectedCluster expected) {
        return new Step.AwaitSynced(node.name(), node.defaultsFile(), expected);
    }

    private static List<Sentence> remarks(Facts facts) {
        List<Sentence> remarks = new ArrayList<>();
        for (PeerEvidence peer : facts.peers()) {
            remarks.add(
                    peer.answer() == Answer.REFUSED
                            ? Sentence.of("remark.not-started", "peer", peer.written(), "address", peer.address())
                            : Sentence.of(
                                    "remark.accepted-missing", "peer", peer.written(), "address", peer.address()));
        }
        if (facts.node().optionFile().otherMembers().isEmpty()) {
            remarks.add(Sentence.of(
                    "remark.lists-only-itself",
                    "node",
                    facts.node().name(),
                    "file",
                    facts.node().defaultsFile().toString()));
        }
        return remarks;
    }
}
