package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.forecast.Outlook;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.preflight.ClusterPreflight;
import dev.galeractl.bootstrap.cluster.preflight.Goal;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyTable;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.ExpectedCluster;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the facts of all hosts to the plan for a described cluster. It plans only what the safety table lets pass for every node that it touches. Every prefix
 * of a plan leaves something from which the same wish, asked again, goes on.
 */
public final class ClusterPlanner {
    private final ClusterDescription cluster;
    private final Wish wish;
    private final Waivers waivers;
    private final Optional<PerconaHosts> percona;

    public ClusterPlanner(ClusterDescription cluster, Wish wish, Waivers waivers) {
        if (wish instanceof Wish.AddArbitrator
                || (wish instanceof Wish.Add add && cluster.node(add.node()).isEmpty())) {
            throw new IllegalArgumentException("no wish for a node of these: " + wish);
        }
        this.cluster = cluster;
        this.wish = wish;
        this.waivers = waivers;
        this.percona = PerconaHosts.of(cluster);
    }

    /**
     * What came of it.
     *
     * @param refusals what forbids it; then the plan has no steps
     */
    public record Planned(List<Refusal> refusals, Plan plan) {
        public Planned {
            refusals = List.copyOf(refusals);
        }
    }

    /** Judges and plans. An interrupted prior operation goes on under its own name, any other is a new one. */
    public Planned plan(String newOperation, ClusterFacts facts, Optional<PriorOperation> prior) {
        Installs installs = new Installs(wish, facts, prior);
        KnownCluster known = new KnownCluster(cluster, installs.afterwards(), prior);
        Optional<PriorOperation> unfinished = prior.filter(it -> !it.finished());
        String operation = unfinished.map(PriorOperation::operationId).orElse(newOperation);
        if (unfinished.isEmpty() && isFulfilled(known)) {
            return planned(List.of(), operation, otherFiles(known, operation), List.of());
        }
        List<Refusal> refusals = new ArrayList<>();
        for (Node node : touched(known)) {
            Optional<Facts> own = known.of(node.name());
            refusals.addAll(own.map(it -> SafetyTable.judge(heardOnly(it, known), operation(node, known), waivers))
                    .orElseGet(() -> List.of(HostRefusals.unheard(node, facts))));
            own.ifPresent(it -> {
                List<Refusal> packages = installs.refusals(node);
                refusals.addAll(packages);
                Optional<Refusal> unmanaged = HostRefusals.unmanaged(node, known);
                unmanaged.filter(no -> packages.isEmpty()).ifPresent(refusals::add);
                HostRefusals.notYet(cluster, node).ifPresent(refusals::add);
            });
            if (founds(node, known)) {
                percona.ifPresent(it ->
                        refusals.addAll(it.ofFirst(node, known.seen(node.name()).orElseThrow())));
            }
        }
        leftOutUnnamed(known).map(it -> HostRefusals.leftOut(it, facts)).forEach(refusals::add);
        if (!refusals.isEmpty()) {
            return planned(refusals, operation, List.of(), List.of());
        }
        List<Sentence> remarks = new ArrayList<>(missing(known));
        Outlook outlook = outlook(known);
        remarks.addAll(outlook.remarks());
        percona.map(it -> it.remarks(Optional.of(first(known)).filter(node -> founds(node, known))))
                .ifPresent(remarks::addAll);
        return new Planned(
                List.of(),
                new Plan(
                        operation,
                        wish.verb(),
                        cluster.name(),
                        remarks,
                        outlook.transfers(),
                        steps(operation, known, installs)));
    }

    /** Whether the node is about to be started as the first of a new cluster. */
    private boolean founds(Node node, KnownCluster known) {
        return wish instanceof Wish.Found
                && node.equals(first(known))
                && known.of(node.name())
                        .filter(it -> !(it.node().server() instanceof Running))
                        .isPresent();
    }

    private Planned planned(List<Refusal> refusals, String operation, List<Sentence> remarks, List<Step> steps) {
        return new Planned(refusals, new Plan(operation, wish.verb(), cluster.name(), remarks, steps));
    }

    /**
     * The named checks of what would be done: of the hosts whose servers are to be started, and between all of them.
     *
     * @param reachability as it was tried between the hosts
     */
    public PreflightReport preflight(ClusterFacts facts, Optional<PriorOperation> prior, Reachability reachability) {
        Installs installs = new Installs(wish, facts, prior);
        KnownCluster known = new KnownCluster(cluster, installs.afterwards(), prior);
        Node first = first(known);
        // The first one needs nobody's data.
        Set<String> starting = touched(known).stream()
                .sorted(Comparator.comparing(it -> !it.equals(first)))
                .map(Node::name)
                .filter(it -> known.of(it)
                        .filter(own -> !(own.node().server() instanceof Running))
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Operation operation = wish instanceof Wish.Add ? Operation.JOIN : Operation.BOOTSTRAP;
        List<Check> checks = new ArrayList<>(installs.checks(touched(known)));
        checks.addAll(ClusterPreflight.check(cluster, known.judged(), reachability, new Goal(operation, starting))
                .checks());
        return new PreflightReport(checks);
    }

    /**
     * What forbids a step now, asked again on fresh facts.
     *
     * @param sofar the operation's own deeds up to now
     */
    public List<Refusal> before(Step step, ClusterFacts facts, PriorOperation sofar) {
        KnownCluster known = new KnownCluster(cluster, facts, Optional.of(sofar));
        Optional<Node> node = cluster.node(step.node());
        if (node.isEmpty()) {
            return List.of();
        } else if (step instanceof InstallPackages) {
            return new Installs(wish, facts, Optional.of(sofar)).refusals(node.get());
        }
        // By now the cluster runs that the others become members of.
        Operation asked = step instanceof HostStep.StartJoiner ? Operation.JOIN : operation(node.get(), known);
        Optional<Facts> own = known.of(step.node());
        if (own.isEmpty()) {
            return List.of(HostRefusals.unheard(node.get(), facts));
        }
        List<Refusal> refusals = new ArrayList<>(SafetyTable.judge(heardOnly(own.get(), known), asked, waivers));
        if (asked == Operation.BOOTSTRAP && ownServer(known, node.get()).isEmpty()) {
            leftOutUnnamed(known).map(it -> HostRefusals.leftOut(it, facts)).forEach(refusals::add);
        }
        return refusals;
    }

    /** Without the members whose hosts did not answer: why they did not is known better here than to the table. */
    private Facts heardOnly(Facts facts, KnownCluster known) {
        Set<String> unheard = cluster.nodes().stream()
                .filter(it -> known.of(it.name()).isEmpty())
                .map(ClusterPlanner::written)
                .collect(Collectors.toSet());
        return new Facts(
                facts.node(),
                facts.peers().stream()
                        .filter(it -> !unheard.contains(it.written()))
                        .toList());
    }

    private static String written(Node node) {
        return new NodeAddress(node.reachedAt().host(), OptionalInt.empty()).toString();
    }

    private Operation operation(Node node, KnownCluster known) {
        if (wish instanceof Wish.Add) {
            return Operation.JOIN;
        }
        return node.equals(first(known)) ? Operation.BOOTSTRAP : Operation.FOLLOW;
    }

    /** The node that is named for its data; else one that this operation started already; else the first that is described. */
    private Node first(KnownCluster known) {
        return cluster.nodes().stream()
                .filter(it -> waivers.adoptData().contains(it.name()))
                .findFirst()
                .or(() -> cluster.nodes().stream()
                        .filter(it -> ownServer(known, it).isPresent())
                        .findFirst())
                .orElse(cluster.nodes().get(0));
    }

    private static Optional<Running> ownServer(KnownCluster known, Node node) {
        return running(known, node).filter(it -> it.origin() == Origin.SAME_OPERATION);
    }

    private static Optional<Running> running(KnownCluster known, Node node) {
        return known.of(node.name())
                .flatMap(it -> it.node().server() instanceof Running running ? Optional.of(running) : Optional.empty());
    }

    private static Optional<UUID> clusterOf(KnownCluster known, Node node) {
        return running(known, node)
                .filter(Running::synced)
                .flatMap(Running::status)
                .flatMap(WsrepStatus::clusterStateUuid);
    }

    /** Those that something is done to; a host that is accepted as missing by name is none of them. */
    private List<Node> touched(KnownCluster known) {
        if (wish instanceof Wish.Add add) {
            return List.of(cluster.node(add.node()).orElseThrow());
        }
        Node first = first(known);
        return cluster.nodes().stream()
                .filter(it -> it.equals(first) || known.of(it.name()).isPresent())
                .toList();
    }

    /** Whether everybody who is wished to be a member is one, of one cluster of that name. */
    private boolean isFulfilled(KnownCluster known) {
        if (wish instanceof Wish.Add add) {
            Optional<UUID> own = clusterOf(known, cluster.node(add.node()).orElseThrow());
            return own.isPresent() && own.equals(primary(known, add.node()));
        }
        Set<Optional<UUID>> clusters =
                cluster.nodes().stream().map(it -> clusterOf(known, it)).collect(Collectors.toSet());
        return clusters.size() == 1
                && clusters.iterator().next().isPresent()
                && cluster.nodes().stream()
                        .allMatch(it -> running(known, it)
                                .flatMap(Running::status)
                                .flatMap(WsrepStatus::clusterName)
                                .equals(Optional.of(cluster.name())));
    }

    /** The cluster that the other nodes are. */
    private Optional<UUID> primary(KnownCluster known, String except) {
        return cluster.nodes().stream()
                .filter(it -> !it.name().equals(except))
                .flatMap(it -> clusterOf(known, it).stream())
                .findFirst();
    }

    private List<Step> steps(String operation, KnownCluster known, Installs installs) {
        List<Node> touched = touched(known);
        List<String> heard = cluster.nodes().stream()
                .map(Node::name)
                .filter(it -> known.of(it).isPresent())
                .toList();
        List<String> members = wish instanceof Wish.Found
                ? touched.stream().map(Node::name).toList()
                : cluster.nodes().stream()
                        .filter(it ->
                                touched.contains(it) || clusterOf(known, it).isPresent())
                        .map(Node::name)
                        .toList();
        NodeSteps each = new NodeSteps(cluster, operation, known, waivers);
        List<Step> steps = new ArrayList<>();
        steps.add(new HostStep.TakeClusterLock(heard, operation));
        steps.addAll(installs.steps(touched));
        if (wish instanceof Wish.Add add) {
            ExpectedCluster expected = primary(known, add.node())
                    .<ExpectedCluster>map(ExpectedCluster.Known::new)
                    .orElseGet(() -> new ExpectedCluster.Unknown(cluster.name()));
            steps.addAll(each.joiner(touched.get(0), expected, heard));
        } else {
            Node first = first(known);
            steps.addAll(each.first(first));
            ExpectedCluster made =
                    new ExpectedCluster.SameAs(first.name(), first.paths().optionFile());
            touched.stream()
                    .filter(it -> !it.equals(first))
                    .forEach(it -> steps.addAll(each.joiner(it, made, List.of(first.name()))));
        }
        steps.add(new HostStep.ClearBootstrapSwitches(
                touched.stream().map(Node::name).toList()));
        Optional<String> scratch = wish instanceof Wish.Found
                ? Optional.of("galeractl_verify_" + operation.replaceAll("[^A-Za-z0-9]", "_"))
                : Optional.empty();
        steps.add(new HostStep.VerifyCluster(members, scratch));
        steps.add(new HostStep.ReleaseClusterLock(heard, operation));
        return steps;
    }

    private Stream<Node> leftOutUnnamed(KnownCluster known) {
        return cluster.nodes().stream()
                .filter(it -> wish instanceof Wish.Found && known.of(it.name()).isEmpty())
                .filter(it -> !it.equals(first(known)))
                .filter(it -> !waivers.acceptMissing().contains(it.name())
                        && !waivers.acceptMissing().contains(written(it)));
    }

    private Outlook outlook(KnownCluster known) {
        Node first = first(known);
        List<Node> joiners = touched(known).stream()
                .filter(it -> wish instanceof Wish.Add || !it.equals(first))
                .filter(it -> running(known, it).isEmpty())
                .toList();
        if (wish instanceof Wish.Found) {
            return Outlook.ofFollowers(known.judged(), first, founds(first, known), joiners);
        }
        return joiners.stream()
                .findFirst()
                .map(it -> Outlook.ofJoiner(cluster, known.judged(), it))
                .orElseGet(() -> new Outlook(List.of(), List.of()));
    }

    private List<Sentence> missing(KnownCluster known) {
        return cluster.nodes().stream()
                .filter(it -> known.of(it.name()).isEmpty())
                .map(it -> Sentence.of("remark.host-left-out", "node", it.name()))
                .toList();
    }

    /** What runs is not restarted for a file's sake. */
    private List<Sentence> otherFiles(KnownCluster known, String operation) {
        NodeSteps each = new NodeSteps(cluster, operation, known, waivers);
        return touched(known).stream()
                .filter(each::hasOtherFile)
                .map(it -> Sentence.of(
                        "remark.other-option-file",
                        "node",
                        it.name(),
                        "file",
                        it.paths().optionFile().toString()))
                .toList();
    }
}
