package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Executor;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.StepTaker;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.PackageServer;
import dev.galeractl.bootstrap.fact.PriorRun;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.guard.NamedPeers;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.guard.SafetyTable;
import dev.galeractl.bootstrap.host.local.LocalFacts.Collected;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.journal.Locks;
import dev.galeractl.bootstrap.journal.RunLock;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Planner;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.Preflight;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.DatadirPlace;
import dev.galeractl.replication.node.NodeProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Bootstrap, join or stop of one node of this host. */
final class HostOperation implements ClusterOperation {
    private final Verb verb;
    private final OperationRequest request;
    private final Path defaultsFile;
    private final Tools tools;
    private final Journals journals;
    private final LocalFacts facts;
    private final StatusLooks status;

    HostOperation(Verb verb, OperationRequest request, Surroundings surroundings, Tools tools, Journals journals) {
        this.verb = verb;
        this.request = request;
        this.defaultsFile = real(surroundings.workingDirectory().resolve(request.defaultsFile()));
        this.tools = tools;
        this.journals = journals;
        this.facts = new LocalFacts(surroundings, tools, journals);
        this.status = new StatusLooks(tools.status(), Accounts.of(surroundings));
    }

    /** One file is one subject, whatever links lead to it. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path.normalize();
        }
    }

    @Override
    public Preparation prepare() {
        return readable(this::prepared);
    }

    Path defaultsFile() {
        return defaultsFile;
    }

    /** The facts alone, as {@link #prepare} would collect them. */
    Collected look() {
        return readable(() -> facts.collect(verb, defaultsFile, request.basedir()));
    }

    private <T> T readable(Supplier<T> look) {
        try {
            return look.get();
        } catch (UncheckedIOException e) {
            throw new OperationProblem(
                    OperationProblem.Kind.INPUT,
                    Sentence.of(
                            "problem.state-folder",
                            "folder",
                            journals.state().toString(),
                            "detail",
                            String.valueOf(e.getMessage())));
        }
    }

    private Preparation prepared() {
        Collected collected = facts.collect(verb, defaultsFile, request.basedir());
        List<Refusal> refusals = new ArrayList<>(judge(collected.facts()));
        Facts judged = PackageServer.passedOver(collected.facts());
        Plan plan = plan(collected);
        boolean creates = plan.steps().stream().anyMatch(Step.CreateDatadir.class::isInstance);
        PreflightReport preflight = operation()
                .map(operation -> Preflight.check(judged, collected.cluster(), operation, creates))
                .orElse(new PreflightReport(List.of()));
        plan.steps().stream()
                .filter(Step.SetDatadirAside.class::isInstance)
                .flatMap(step -> unmovable(collected.facts().node()).stream())
                .forEach(refusals::add);
        return new Preparation(refusals, preflight, refusals.isEmpty() ? plan : plan.forbidden());
    }

    @Override
    public Outcome execute(Preparation preparation, ExecutionListener listener) {
        if (!preparation.mayProceed()) {
            throw new IllegalArgumentException("this preparation may not proceed");
        }
        Plan plan = preparation.plan();
        RunLock file = Locks.take(journals, defaultsFile.toString(), plan.operationId());
        try {
            // Two option files may name one datadir.
            Optional<RunLock> data = datadir()
                    .map(datadir -> Locks.take(
                            journals, tools.runtime().place(datadir).realPath().toString(), plan.operationId()));
            try {
                return run(plan, listener);
            } finally {
                data.ifPresent(RunLock::close);
            }
        } finally {
            file.close();
        }
    }

    private Optional<Path> datadir() {
        try {
            return Optional.of(
                    new Launches(tools, request.basedir()).of(defaultsFile).datadir());
        } catch (NodeProblem noServer) {
            // Then no step that needs the datadir can be taken, either.
            return Optional.empty();
        }
    }

    private Outcome run(Plan plan, ExecutionListener listener) {
        Launches launches = new Launches(tools, request.basedir());
        LocalStepTaker local = new LocalStepTaker(
                tools,
                launches,
                status,
                request.patience(),
                OwnedFolder.NONE,
                () -> facts.collect(verb, defaultsFile, request.basedir())
                        .facts()
                        .peers());
        Optional<ServiceStepTaker> service =
                new ServiceRuns(tools, launches).taker(plan, defaultsFile, local, request.patience());
        Outcome outcome = new Executor(
                        service.<StepTaker>map(it -> it).orElse(local),
                        this::before,
                        journals.open(plan.operationId(), defaultsFile.toString()),
                        listener)
                .run(plan);
        if (outcome.failure().isEmpty() || service.isEmpty()) {
            return explained(outcome);
        }
        service.get().tidyUp(plan, outcome);
        return service.get().explained(outcome);
    }

    private List<Refusal> before(Step step) {
        Facts known = facts.collect(verb, defaultsFile, request.basedir()).facts();
        List<Refusal> refusals = new ArrayList<>(judge(known));
        // The plan was made for a datadir that nobody uses: even a full member that runs by now must keep it.
        boolean wantsNobody = step instanceof Step.SetDatadirAside
                || step instanceof Step.CreateDatadir
                || step instanceof HostStep.StartFirst
                || step instanceof HostStep.StartJoiner;
        if (wantsNobody && refusals.isEmpty() && known.node().server() instanceof ServerFacts.Running running) {
            refusals.add(serverRefusal("server-runs.since", known.node(), running));
        }
        return refusals;
    }

    /** A link would be renamed without the data behind it, and a mount point cannot be renamed at all. */
    private Optional<Refusal> unmovable(NodeFacts node) {
        DatadirPlace place = tools.runtime().place(node.datadir().path());
        if (!place.symbolicLink() && !place.mountPoint()) {
            return Optional.empty();
        }
        String[] parameters = {
            "node",
            node.name(),
            "datadir",
            node.datadir().path().toString(),
            "real",
            place.realPath().toString()
        };
        return Optional.of(new Refusal(
                SafetyRule.USER_DATA,
                node.name(),
                Sentence.of("refusal.user-data.unmovable.reason", parameters),
                Sentence.of("refusal.user-data.unmovable.learned", parameters),
                Sentence.of("refusal.user-data.unmovable.way-out", parameters),
                Optional.empty()));
    }

    static Refusal serverRefusal(String key, NodeFacts node, ServerFacts.Running running) {
        String[] parameters = {
            "node",
            node.name(),
            "pid",
            Long.toString(running.pid()),
            "datadir",
            node.datadir().path().toString()
        };
        return new Refusal(
                SafetyRule.SERVER_RUNS,
                node.name(),
                Sentence.of("refusal." + key + ".reason", parameters),
                Sentence.of("refusal." + key + ".learned", parameters),
                Sentence.of("refusal." + key + ".way-out", parameters),
                Optional.empty());
    }

    /** On failure, what the doctor says about this very start. */
    static Outcome explained(Outcome outcome) {
        return outcome.failure()
                .filter(Outcome.Failure.StepFailed.class::isInstance)
                .map(Outcome.Failure.StepFailed.class::cast)
                .filter(failed -> !failed.log().isEmpty())
                .map(failed -> outcome.with(StartLogs.diagnose(failed.log())))
                .orElse(outcome);
    }

    private List<Refusal> judge(Facts known) {
        List<Refusal> refusals = operation()
                .map(operation -> SafetyTable.judge(PackageServer.passedOver(known), operation, request.waivers()))
                .orElseGet(() -> mayStop(known.node()));
        return Stream.concat(
                        refusals.stream(),
                        NamedPeers.judge(known, PeerLooks.listed(request.peers(), known.peers())).stream())
                .toList();
    }

    private Optional<Operation> operation() {
        return switch (verb) {
            case BOOTSTRAP -> Optional.of(Operation.BOOTSTRAP);
            case JOIN -> Optional.of(Operation.JOIN);
            case UNDO, STOP, NODE_RUN, LAB_UP, LAB_DOWN, LAB_DESTROY, LAB_BREAK -> Optional.empty();
        };
    }

    /** What galeractl started it can stop; what others started is theirs to stop. */
    private static List<Refusal> mayStop(NodeFacts node) {
        if (node.server() instanceof ServerFacts.Running running && running.origin() == Origin.FOREIGN) {
            return List.of(serverRefusal("stop.foreign", node, running));
        }
        return List.of();
    }

    private Plan plan(Collected collected) {
        Facts known = collected.facts();
        String operationId = known.node()
                .prior()
                .filter(prior -> !prior.finished())
                .map(PriorRun::operationId)
                .orElseGet(() -> journals.newOperationId(verb));
        return switch (verb) {
            case BOOTSTRAP -> Planner.bootstrap(operationId, collected.cluster(), known);
            case JOIN -> Planner.join(operationId, collected.cluster(), known, request.waivers());
            case UNDO, STOP, NODE_RUN, LAB_UP, LAB_DOWN, LAB_DESTROY, LAB_BREAK ->
                Planner.stop(operationId, collected.cluster(), known.node());
        };
    }
}
