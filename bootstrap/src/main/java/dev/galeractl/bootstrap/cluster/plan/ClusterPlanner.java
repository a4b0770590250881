package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.forecast.Outlook;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.preflight.ClusterPreflight;
import dev.galeractl.bootstrap.cluster.preflight.Goal;
import dev.galeractl.bootstrap.fact.Facts;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        WishedNodes wished = new WishedNodes(cluster, wish, waivers, known);
        Optional<PriorOperation> unfinished = prior.filter(it -> !it.finished());
        String operation = unfinished.map(PriorOperation::operationId).orElse(newOperation);
        if (unfinished.isEmpty() && wished.isFulfilled()) {
            return planned(List.of(), operation, otherFiles(known, wished, operation), List.of());
        }
        List<Refusal> refusals = refusals(facts, known, wished, installs);
        if (!refusals.isEmpty()) {
            return planned(refusals, operation, List.of(), List.of());
        }
        List<Sentence> remarks = new ArrayList<>(missing(known));
        Outlook outlook = outlook(known, wished);
        remarks.addAll(outlook.remarks());
        percona.map(it -> it.remarks(Optional.of(wished.first()).filter(node -> wished.founds(node))))
                .ifPresent(remarks::addAll);
        return new Planned(
                List.of(),
                new Plan(
                        operation,
                        wish.verb(),
                        cluster.name(),
                        remarks,
                        outlook.transfers(),
                        steps(operation, known, wished, installs)));
    }

    private List<Refusal> refusals(ClusterFacts facts, KnownCluster known, WishedNodes wished, Installs installs) {
        List<Refusal> refusals = new ArrayList<>();
        for (Node node : wished.touched()) {
            Optional<Facts> own = known.of(node.name());
            refusals.addAll(own.map(it -> SafetyTable.judge(wished.heardOnly(it), wished.operation(node), waivers))
                    .orElseGet(() -> List.of(HostRefusals.unheard(node, facts))));
            own.ifPresent(it -> {
                List<Refusal> packages = installs.refusals(node);
                refusals.addAll(packages);
                Optional<Refusal> unmanaged = HostRefusals.unmanaged(cluster, node, known);
                unmanaged.filter(no -> packages.isEmpty()).ifPresent(refusals::add);
                HostRefusals.notYet(cluster, node).ifPresent(refusals::add);
                HostRefusals.unmovable(node, known, waivers)
                        .filter(no -> wished.operation(node) != Operation.BOOTSTRAP)
                        .ifPresent(refusals::add);
            });
            if (wished.founds(node)) {
                percona.ifPresent(it ->
                        refusals.addAll(it.ofFirst(node, known.seen(node.name()).orElseThrow())));
            }
        }
        wished.leftOutUnnamed().map(it -> HostRefusals.leftOut(it, facts)).forEach(refusals::add);
        return refusals;
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
        WishedNodes wished = new WishedNodes(cluster, wish, waivers, known);
        Node first = wished.first();
        // The first one needs nobody's data.
        Set<String> starting = wished.touched().stream()
                .sorted(Comparator.comparing(it -> !it.equals(first)))
                .map(Node::name)
                .filter(it -> known.of(it)
                        .filter(own -> !(own.node().server() instanceof Running))
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Operation operation = wish instanceof Wish.Add ? Operation.JOIN : Operation.BOOTSTRAP;
        List<Check> checks = new ArrayList<>(installs.checks(wished.touched()));
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
        WishedNodes wished = new WishedNodes(cluster, wish, waivers, known);
        Optional<Node> node = cluster.node(step.node());
        if (node.isEmpty()) {
            return List.of();
        } else if (step instanceof InstallPackages) {
            return new Installs(wish, facts, Optional.of(sofar)).refusals(node.get());
        }
        // By now the cluster runs that the others become members of.
        Operation asked = step instanceof HostStep.StartJoiner ? Operation.JOIN : wished.operation(node.get());
        Optional<Facts> own = known.of(step.node());
        if (own.isEmpty()) {
            return List.of(HostRefusals.unheard(node.get(), facts));
        }
        List<Refusal> refusals = new ArrayList<>(SafetyTable.judge(wished.heardOnly(own.get()), asked, waivers));
        if (asked == Operation.BOOTSTRAP && wished.ownServer(node.get()).isEmpty()) {
            wished.leftOutUnnamed().map(it -> HostRefusals.leftOut(it, facts)).forEach(refusals::add);
        }
        return refusals;
    }

    private List<Step> steps(String operation, KnownCluster known, WishedNodes wished, Installs installs) {
        List<Node> touched = wished.touched();
        List<String> heard = cluster.nodes().stream()
                .map(Node::name)
                .filter(it -> known.of(it).isPresent())
                .toList();
        List<String> members = wish instanceof Wish.Found
                ? touched.stream().map(Node::name).toList()
                : cluster.nodes().stream()
                        .filter(it ->
                                touched.contains(it) || wished.memberOf(it).isPresent())
                        .map(Node::name)
                        .toList();
        NodeSteps each = new NodeSteps(cluster, operation, known, waivers);
        List<Step> steps = new ArrayList<>();
        steps.add(new HostStep.TakeClusterLock(heard, operation));
        steps.addAll(installs.steps(touched));
        if (wish instanceof Wish.Add add) {
            ExpectedCluster expected = wished.primary(add.node())
                    .<ExpectedCluster>map(ExpectedCluster.Known::new)
                    .orElseGet(() -> new ExpectedCluster.Unknown(cluster.name()));
            steps.addAll(each.joiners(List.of(touched.get(0)), expected, heard));
        } else {
            Node first = wished.first();
            steps.addAll(each.first(first));
            ExpectedCluster made =
                    new ExpectedCluster.SameAs(first.name(), first.paths().optionFile());
            List<Node> others = touched.stream().filter(it -> !it.equals(first)).toList();
            steps.addAll(each.joiners(others, made, List.of(first.name())));
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

    private Outlook outlook(KnownCluster known, WishedNodes wished) {
        Node first = wished.first();
        List<Node> joiners = wished.touched().stream()
                .filter(it -> wish instanceof Wish.Add || !it.equals(first))
                .filter(it -> wished.running(it).isEmpty())
                .toList();
        if (wish instanceof Wish.Found) {
            return Outlook.ofFollowers(known.judged(), first, wished.founds(first), joiners);
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
    private List<Sentence> otherFiles(KnownCluster known, WishedNodes wished, String operation) {
        NodeSteps each = new NodeSteps(cluster, operation, known, waivers);
        return wished.touched().stream()
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
