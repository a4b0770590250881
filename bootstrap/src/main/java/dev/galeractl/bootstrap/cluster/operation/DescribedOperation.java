package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.look.ReachabilityLook;
import dev.galeractl.bootstrap.cluster.plan.ArbitratorInstalls;
import dev.galeractl.bootstrap.cluster.plan.ArbitratorPlanner;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner.Planned;
import dev.galeractl.bootstrap.cluster.plan.PriorOperation;
import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.cluster.preflight.ArbitratorChecks;
import dev.galeractl.bootstrap.cluster.preflight.ClosedWays;
import dev.galeractl.bootstrap.cluster.preflight.LockChecks;
import dev.galeractl.bootstrap.cluster.saved.Fingerprint;
import dev.galeractl.bootstrap.cluster.take.ClusterHost;
import dev.galeractl.bootstrap.cluster.take.HostStepTaker;
import dev.galeractl.bootstrap.cluster.undo.UndoPlanner;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Executor;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.journal.Locks;
import dev.galeractl.bootstrap.journal.RunLock;
import dev.galeractl.bootstrap.plan.ArbitratorStep;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A new cluster, or a node more in one, on the hosts of a description. */
public final class DescribedOperation implements ClusterOperation {
    private final ClusterDescription cluster;
    private final Wish wish;
    private final String subject;
    private final List<Host> hosts;
    private final Arbitrators arbitrators;
    private final Operator operator;
    private final Journals journals;
    private final InstantSource clock;
    /** Empty where nothing is wished for a node. */
    private final Optional<ClusterPlanner> planner;

    private final ArbitratorPlanner arbitratorPlanner;
    private final TransferSecret transferSecret;
    private final ClusterSight sight;

    /**
     * @param subject names the description in journals and locks: its file
     * @param hosts of the description's nodes, in its order, and then of its arbitrators
     */
    public DescribedOperation(
            ClusterDescription cluster,
            Wish wish,
            Waivers waivers,
            String subject,
            List<Host> hosts,
            Operator operator,
            Journals journals,
            InstantSource clock) {
        this.cluster = cluster;
        this.wish = wish;
        this.subject = wish.added().map(it -> subject + " " + it).orElse(subject);
        this.hosts = List.copyOf(hosts.subList(0, cluster.nodes().size()));
        this.arbitrators =
                new Arbitrators(cluster, wish, hosts.subList(cluster.nodes().size(), hosts.size()));
        this.operator = operator;
        this.journals = journals;
        this.clock = clock;
        this.planner = wish instanceof Wish.AddArbitrator
                ? Optional.empty()
                : Optional.of(new ClusterPlanner(cluster, wish, waivers));
        this.arbitratorPlanner = new ArbitratorPlanner(cluster, waivers);
        this.transferSecret = new TransferSecret(cluster.transfer(), operator.secrets());
        this.sight = new ClusterSight(cluster, this.hosts, clock);
    }

    @Override
    public Preparation prepare() {
        return prepared().preparation();
    }

    /** The same, with the facts that it stands on. */
    public Prepared prepared() {
        return prepared(journals.newOperationId(wish.verb()));
    }

    /** The same for an operation that has its name already. */
    Prepared prepared(String newOperation) {
        refuseHalfUndone();
        ClusterFacts facts = look();
        List<ArbitratorSight> sights = arbitrators.look();
        Planned planned = planned(newOperation, facts, sights);
        PreflightReport held = heldByOthers(facts, planned);
        if (held.failed()) {
            return new Prepared(
                    new Preparation(List.of(), held, planned.plan().forbidden()),
                    Fingerprint.of(facts, sights, held),
                    0);
        }
        PreflightReport checks = planned.plan().steps().isEmpty()
                ? new PreflightReport(List.of())
                : checks(facts, sights, planned.plan());
        int taken = latest().filter(it -> it.operationId().equals(planned.plan().operationId()))
                .map(it -> it.steps().size())
                .orElse(0);
        Plan plan = operator.broken()
                .map(it -> BrokenLock.in(planned.plan(), it, journals))
                .orElse(planned.plan());
        return new Prepared(
                new Preparation(planned.refusals(), checks, plan), Fingerprint.of(facts, sights, checks), taken);
    }

    private Planned planned(String newOperation, ClusterFacts facts, List<ArbitratorSight> sights) {
        Optional<PriorOperation> prior = prior();
        Optional<String> unfinished = prior.filter(it -> !it.finished()).map(PriorOperation::operationId);
        Planned nodes = planner.map(it -> it.plan(newOperation, facts, prior))
                .orElseGet(() -> new Planned(
                        List.of(),
                        new Plan(unfinished.orElse(newOperation), wish.verb(), cluster.name(), List.of(), List.of())));
        return arbitratorPlanner.added(nodes, sights, facts, ArbitratorInstalls.after(wish, prior));
    }

    /** Where nothing is wished that is not so already, it does not matter who else is at work. */
    private PreflightReport heldByOthers(ClusterFacts facts, Planned planned) {
        boolean fulfilled =
                planned.refusals().isEmpty() && planned.plan().steps().isEmpty();
        return fulfilled
                ? new PreflightReport(List.of())
                : LockChecks.heldByOthers(
                        facts,
                        Stream.concat(Stream.of(planned.plan().operationId()), operator.broken().stream())
                                .collect(Collectors.toSet()));
    }

    private PreflightReport checks(ClusterFacts facts, List<ArbitratorSight> sights, Plan plan) {
        Reachability reachability = reachability(facts, sights);
        List<Check> made = new ArrayList<>(planner.map(
                        it -> it.preflight(facts, prior(), reachability).checks())
                .orElseGet(() -> ArbitratorChecks.added(cluster, wish.added().orElseThrow(), facts, reachability)));
        EqualOptions.check(cluster, hosts, facts, plan).ifPresent(made::add);
        made.addAll(EncryptionMaterial.checks(cluster, hosts, plan, clock.instant()));
        made.addAll(ArbitratorInstalls.after(wish, prior()).checks(sights));
        made.addAll(ArbitratorChecks.of(cluster, sights));
        transferSecret.check(plan).ifPresent(made::add);
        return operator.judged(new PreflightReport(made));
    }

    private Reachability reachability(ClusterFacts facts, List<ArbitratorSight> sights) {
        try {
            return new ReachabilityLook(cluster, clock, new SecureRandom())
                    .look(hosts, facts, arbitrators.hosts(), sights);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Outcome execute(Preparation preparation, ExecutionListener listener) {
        if (!preparation.mayProceed()) {
            throw new IllegalArgumentException("this preparation may not proceed");
        }
        Plan plan = preparation.plan();
        // Asked for while nothing is begun; whoever types ^C here leaves the hosts as they were.
        transferSecret.read(plan);
        RunLock here = Locks.take(journals, subject, plan.operationId());
        try {
            return run(preparation, listener);
        } finally {
            here.close();
        }
    }

    private Outcome run(Preparation preparation, ExecutionListener listener) {
        Plan plan = preparation.plan();
        Deeds deeds = new Deeds(plan.operationId(), prior());
        Takers takers = takers(plan);
        HostStepTaker nodes = takers.nodes();
        Outcome outcome = new Executor(
                        takers.all(), step -> before(step, deeds), journals.open(plan.operationId(), subject), listener)
                .run(plan);
        if (outcome.failure().isEmpty()) {
            return outcome;
        }
        nodes.leave(plan);
        Map<String, List<String>> logs = new HashMap<>(nodes.logs());
        logs.putAll(takers.all().logs());
        return FailureExplanation.of(
                outcome, logs, nodes::wordsOfMembers, it -> ClosedWays.at(it, cluster, preparation.preflight()));
    }

    /** Keys for the certificates of the plan are being made from now on. */
    Takers takers(Plan plan) {
        return Takers.of(plan, cluster, clusterHosts(sight.latest()), arbitrators, operator, clock);
    }

    Arbitrators arbitrators() {
        return arbitrators;
    }

    /** Only where a server is stopped, started or moved, or its data: everything else can be taken back. */
    private List<Refusal> before(Step step, Deeds deeds) {
        boolean decisive = step instanceof HostStep.StopFreshServer
                || step instanceof HostStep.StartFirst
                || step instanceof HostStep.StartJoiner
                || step instanceof Step.SetDatadirAside
                || step instanceof Step.CreateDatadir
                || step instanceof InstallPackages;
        List<Refusal> refusals = List.of();
        if (step instanceof ArbitratorStep.StartArbitrator) {
            refusals = ArbitratorPlanner.before(step, sight.lookAgain());
        } else if (step instanceof InstallPackages install && arbitrators.have(step.node())) {
            refusals =
                    ArbitratorInstalls.after(wish, Optional.of(deeds.soFar())).before(install, arbitrators.look());
        } else if (decisive) {
            // What packages would bring takes a whole look.
            ClusterFacts facts = step instanceof InstallPackages ? look() : sight.lookAgain();
            refusals = planner.orElseThrow().before(step, facts, deeds.soFar());
        }
        if (refusals.isEmpty()) {
            deeds.willTake(step);
        }
        return refusals;
    }

    ClusterFacts look() {
        return sight.look();
    }

    /** One that was taken back has left nothing to go on from. */
    private Optional<PriorOperation> prior() {
        return latest().filter(it -> undoOf(it).isEmpty()).map(Deeds::of);
    }

    /** The latest operation with this wish, whatever became of it. */
    Optional<JournalRecord> latest() {
        return journals.latest(wish.verb(), subject);
    }

    /** What took an operation back, or began to. */
    Optional<JournalRecord> undoOf(JournalRecord record) {
        return journals.latest(Verb.UNDO, subject)
                .filter(it -> it.operationId().equals(UndoPlanner.nameFor(record.operationId())));
    }

    /** One that was begun to be taken back is in no state to be built on. */
    private void refuseHalfUndone() {
        latest().filter(it -> undoOf(it).filter(undo -> !undo.finished()).isPresent())
                .ifPresent(it -> {
                    throw new OperationProblem(
                            OperationProblem.Kind.LOCKED,
                            Sentence.of("problem.half-undone", "operation", it.operationId()));
                });
    }

    ClusterDescription cluster() {
        return cluster;
    }

    String subject() {
        return subject;
    }

    Journals journals() {
        return journals;
    }

    List<ClusterHost> clusterHosts(ClusterFacts facts) {
        return ClusterHost.all(cluster, hosts, facts);
    }
}
