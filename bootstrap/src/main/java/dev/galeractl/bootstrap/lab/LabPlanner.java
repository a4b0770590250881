package dev.galeractl.bootstrap.lab;

import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.plan.ExpectedCluster;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Positions;
import dev.galeractl.bootstrap.plan.Positions.NodePosition;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Step.StartMostAdvanced.Candidate;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * From a lab's facts to a plan. Pure. What must hold for every plan to bring a lab up:
 *
 * <ol>
 *   <li>a node is started as the first of a cluster only when no node of the lab is left running in a Primary Component;
 *   <li>the node started first is never behind another one of its history;
 *   <li>a node of another history, or of a second cluster, joins with a new datadir; its old one is kept beside;
 *   <li>after any prefix of the plan, planning anew leads to the same lab.
 * </ol>
 */
public final class LabPlanner {
    private static final String LAB = "lab";

    private final LabFacts facts;
    private final String operationId;
    private final List<Step> steps = new ArrayList<>();

    private LabPlanner(LabFacts facts, String operationId) {
        this.facts = facts;
        this.operationId = operationId;
    }

    /** Makes the lab, or finishes, restarts, mends it; empty if all nodes are Synced members of one cluster. */
    public static Plan up(String operationId, LabFacts facts) {
        LabPlanner planner = new LabPlanner(facts, operationId);
        planner.writeFiles();
        planner.bringUp();
        return planner.plan(Verb.LAB_UP);
    }

    /** Stops the servers one by one, the first node last: so that is the one that knows everything and may start first again. */
    public static Plan down(String operationId, LabFacts facts) {
        LabPlanner planner = new LabPlanner(facts, operationId);
        List<LabFacts.Node> running = facts.nodes().stream()
                .filter(node -> node.running().isPresent())
                .sorted(Comparator.comparing((LabFacts.Node node) -> isPrimary(node))
                        .thenComparing(LabFacts.Node::name, Comparator.reverseOrder()))
                .toList();
        running.forEach(planner::stop);
        return planner.plan(Verb.LAB_DOWN);
    }

    /** Ends what runs and deletes the folder. */
    public static Plan destroy(String operationId, LabFacts facts) {
        LabPlanner planner = new LabPlanner(facts, operationId);
        for (LabFacts.Node node : facts.nodes()) {
            if (node.running().isPresent()) {
                planner.steps.add(new Step.KillServer(node.name(), node.node().defaultsFile()));
            }
        }
        planner.steps.add(new Step.DeleteFolder(LAB, facts.spec().folder()));
        return planner.plan(Verb.LAB_DESTROY);
    }

    /** Deletes the folder of a lab that came no further than the beginning of its first file. */
    public static Plan destroyUnfinished(String operationId, String lab, Path folder) {
        return new Plan(
                operationId,
                Verb.LAB_DESTROY,
                lab,
                List.of(Sentence.of("remark.lab-unfinished", "folder", folder.toString())),
                List.of(new Step.DeleteFolder(LAB, folder)));
    }

    /** Makes the mistake on one node. */
    public static Plan breakWith(String operationId, LabFacts facts, Mistake mistake, LabFacts.Node node) {
        LabPlanner planner = new LabPlanner(facts, operationId);
        LabNode files = node.node();
        Optional<String> broken = LabOptionFile.with(mistake, facts.spec(), files, facts.provider());
        if (broken.isEmpty()) {
            planner.steps.add(new Step.KillServer(node.name(), files.defaultsFile()));
            return planner.plan(Verb.LAB_BREAK);
        }
        planner.steps.add(new Step.StopServer(node.name(), files.defaultsFile()));
        if (mistake == Mistake.BOOTSTRAP_ADDRESS_LEFT) {
            // With its datadir a server of today refuses. The second cluster is what comes of a host that was installed
            // anew.
            planner.newDatadir(node);
        }
        planner.steps.add(new Step.WriteFile(node.name(), files.defaultsFile(), broken.get()));
        planner.steps.add(new Step.StartServer(node.name(), files.defaultsFile(), LaunchRole.JOINER));
        planner.steps.add(new Step.AwaitConsequence(node.name(), files.defaultsFile()));
        return planner.plan(Verb.LAB_BREAK);
    }

    private Plan plan(Verb verb) {
        return new Plan(operationId, verb, facts.spec().name(), List.of(), steps);
    }

    private void writeFiles() {
        String mark = LabMark.text(facts.spec());
        if (!facts.markText().equals(Optional.of(mark))) {
            steps.add(new Step.WriteFile(LAB, facts.spec().mark(), mark));
        }
        for (LabFacts.Node node : facts.nodes()) {
            String wanted = LabOptionFile.good(facts.spec(), node.node(), facts.provider());
            if (!node.optionFile().equals(Optional.of(wanted))) {
                steps.add(new Step.WriteFile(node.name(), node.node().defaultsFile(), wanted));
            }
        }
    }

    private void bringUp() {
        List<LabFacts.Node> component = component();
        if (!component.isEmpty()) {
            UUID cluster = clusterOf(component.get(0)).orElseThrow();
            for (LabFacts.Node node : facts.nodes()) {
                if (!component.contains(node)) {
                    stop(node);
                    join(node, cluster, new ExpectedCluster.Known(cluster));
                } else if (!node.running().orElseThrow().synced()) {
                    steps.add(await(node, new ExpectedCluster.Known(cluster)));
                }
            }
            return;
        }
        facts.nodes().forEach(this::stop);
        Optional<UUID> history = history();
        if (history.isEmpty()) {
            makeCluster();
        } else {
            restartCluster(history.get());
        }
    }

    /** No node has ever been in a cluster: the first becomes the first member, or the first that has data. */
    private void makeCluster() {
        LabFacts.Node first = facts.nodes().stream()
                .filter(node -> node.datadir().contents() == Contents.USER_DATA)
                .findFirst()
                .orElse(facts.nodes().get(0));
        prepareDatadir(first);
        steps.add(new Step.StartServer(first.name(), first.node().defaultsFile(), LaunchRole.BOOTSTRAP));
        steps.add(await(first, new ExpectedCluster.Created()));
        ExpectedCluster same =
                new ExpectedCluster.SameAs(first.name(), first.node().defaultsFile());
        for (LabFacts.Node node : facts.nodes()) {
            if (!node.equals(first)) {
                prepareDatadir(node);
                steps.add(new Step.StartServer(node.name(), node.node().defaultsFile(), LaunchRole.JOINER));
                steps.add(await(node, same));
            }
        }
    }

    /** All servers are down, and there was a cluster: the most advanced node starts it again. */
    private void restartCluster(UUID history) {
        List<LabFacts.Node> candidates = facts.nodes().stream()
                .filter(node -> isCandidate(node, history))
                .toList();
        boolean known = candidates.stream().allMatch(LabPlanner::positionKnown);
        ExpectedCluster same = new ExpectedCluster.Known(history);
        Optional<String> seed = Optional.empty();
        if (known) {
            seed = Positions.mostAdvanced(candidates.stream()
                    .map(node -> new NodePosition(node.name(), node.datadir().position()))
                    .toList());
            startSeed(facts.node(seed.orElseThrow()).orElseThrow(), same);
        } else {
            for (LabFacts.Node node : candidates) {
                if (!positionKnown(node)) {
                    steps.add(new Step.RecoverPosition(
                            node.name(), node.node().defaultsFile(), node.node().datadir()));
                }
            }
            steps.add(new Step.StartMostAdvanced(candidates.stream()
                    .map(node -> new Candidate(
                            node.name(), node.node().defaultsFile(), node.node().datadir()))
                    .toList()));
        }
        for (LabFacts.Node node : facts.nodes()) {
            if (!seed.equals(Optional.of(node.name()))) {
                join(node, history, same);
            }
        }
    }

    private void startSeed(LabFacts.Node node, ExpectedCluster expected) {
        if (!node.datadir().saved().flatMap(GrastateFile::safeToBootstrap).orElse(false)) {
            steps.add(new Step.MarkSeed(node.name(), node.node().datadir().resolve(GrastateFile.NAME)));
        }
        steps.add(new Step.StartServer(node.name(), node.node().defaultsFile(), LaunchRole.BOOTSTRAP));
        steps.add(await(node, expected));
    }

    private void join(LabFacts.Node node, UUID history, ExpectedCluster expected) {
        boolean ownPrimary = isPrimary(node);
        UUID own = node.datadir().position().uuid();
        if (ownPrimary || (node.datadir().position().hasHistory() && !own.equals(history))) {
            newDatadir(node);
        } else {
            prepareDatadir(node);
        }
        steps.add(new Step.StartServer(node.name(), node.node().defaultsFile(), LaunchRole.JOINER));
        steps.add(await(node, expected));
    }

    /** A server that is a member of a Primary Component is asked to stop; any other would not hear it. */
    private void stop(LabFacts.Node node) {
        if (node.running().isEmpty()) {
            return;
        }
        Path file = node.node().defaultsFile();
        steps.add(isPrimary(node) ? new Step.StopServer(node.name(), file) : new Step.KillServer(node.name(), file));
    }

    private void prepareDatadir(LabFacts.Node node) {
        DatadirFacts datadir = node.datadir();
        switch (datadir.contents()) {
            case ABSENT, EMPTY, HALF_MADE ->
                steps.add(new Step.CreateDatadir(
                        node.name(), node.node().defaultsFile(), node.node().datadir()));
            case INCOMPLETE, FOREIGN -> newDatadir(node);
            case SYSTEM_ONLY, USER_DATA, TRANSFER_UNFINISHED, UNREADABLE -> {}
        }
    }

    private void newDatadir(LabFacts.Node node) {
        Path datadir = node.node().datadir();
        steps.add(new Step.SetDatadirAside(node.name(), datadir, datadir.resolveSibling("data.before-" + operationId)));
        steps.add(new Step.CreateDatadir(node.name(), node.node().defaultsFile(), datadir));
    }

    /**
     * The Primary Component that is the lab: the one with most members; of equals, the one whose members' option files are as they should be, then the
     * one of the first node.
     */
    private List<LabFacts.Node> component() {
        Map<Set<String>, List<LabFacts.Node>> components = new LinkedHashMap<>();
        for (LabFacts.Node node : facts.nodes()) {
            if (isPrimary(node) && clusterOf(node).isPresent()) {
                Set<String> members = new TreeSet<>(node.running()
                        .flatMap(Running::status)
                        .map(WsrepStatus::incomingAddresses)
                        .orElse(List.of()));
                components.computeIfAbsent(members, key -> new ArrayList<>()).add(node);
            }
        }
        return components.values().stream()
                .max(Comparator.comparingInt((List<LabFacts.Node> members) -> members.size())
                        .thenComparingLong(members ->
                                members.stream().filter(this::fileIsGood).count())
                        .thenComparing(members -> facts.nodes().indexOf(members.get(0)), Comparator.reverseOrder()))
                .orElse(List.of());
    }

    /** The history that most of the stopped nodes share; of equals, the first node's. */
    private Optional<UUID> history() {
        Map<UUID, Integer> nodes = new LinkedHashMap<>();
        for (LabFacts.Node node : facts.nodes()) {
            if (node.datadir().hasSystemTables() && node.datadir().position().hasHistory()) {
                nodes.merge(node.datadir().position().uuid(), 1, Integer::sum);
            }
        }
        int most = nodes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return nodes.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean fileIsGood(LabFacts.Node node) {
        return node.optionFile().equals(Optional.of(LabOptionFile.good(facts.spec(), node.node(), facts.provider())));
    }

    private static boolean isCandidate(LabFacts.Node node, UUID history) {
        return node.datadir().hasSystemTables()
                && node.datadir().position().uuid().equals(history);
    }

    /** What a server that still ran had saved says nothing. */
    private static boolean positionKnown(LabFacts.Node node) {
        return node.datadir().position().isDefined()
                && node.datadir().cleanlyStopped()
                && node.running().isEmpty();
    }

    private static boolean isPrimary(LabFacts.Node node) {
        return node.running()
                .flatMap(Running::status)
                .flatMap(WsrepStatus::primary)
                .orElse(false);
    }

    private static Optional<UUID> clusterOf(LabFacts.Node node) {
        return node.running().flatMap(Running::status).flatMap(WsrepStatus::clusterStateUuid);
    }

    private static Step await(LabFacts.Node node, ExpectedCluster expected) {
        return new Step.AwaitSynced(node.name(), node.node().defaultsFile(), expected);
    }
}
