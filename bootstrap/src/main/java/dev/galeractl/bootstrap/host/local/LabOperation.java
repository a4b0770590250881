package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Executor;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.journal.Locks;
import dev.galeractl.bootstrap.journal.RunLock;
import dev.galeractl.bootstrap.lab.LabFacts;
import dev.galeractl.bootstrap.lab.LabPlanner;
import dev.galeractl.bootstrap.lab.LabRequest;
import dev.galeractl.bootstrap.lab.LabSpec;
import dev.galeractl.bootstrap.lab.Mistake;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.ServerInstallation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One verb on one lab. */
final class LabOperation implements ClusterOperation {
    private static final int USUAL_NODES = 3;

    private final Verb verb;
    private final Optional<Mistake> mistake;
    private final Optional<String> brokenNode;
    private final LabRequest request;
    private final Path folder;
    private final Optional<LabSpec> recorded;
    private final Tools tools;
    private final StatusLooks status;
    private final Journals journals;
    private final LabCollector collector;
    private final LabRefusals refusals;
    private final LabChecks checks;

    LabOperation(
            Verb verb,
            Optional<Mistake> mistake,
            Optional<String> brokenNode,
            LabRequest request,
            Path folder,
            Optional<LabSpec> recorded,
            Tools tools,
            StatusLooks status,
            Journals journals) {
        this.verb = verb;
        this.mistake = mistake;
        this.brokenNode = brokenNode;
        this.request = request;
        this.folder = folder;
        this.recorded = recorded;
        this.tools = tools;
        this.status = status;
        this.journals = journals;
        this.collector = new LabCollector(tools, status);
        this.refusals = new LabRefusals(request.name());
        this.checks = new LabChecks(request.name());
    }

    @Override
    public Preparation prepare() {
        String id = journals.newOperationId(verb);
        return switch (verb) {
            case LAB_UP -> prepareUp(id);
            case LAB_DOWN -> recorded.isEmpty() ? nothing(id) : prepareDown(id);
            case LAB_DESTROY -> prepareDestroy(id);
            case LAB_BREAK -> prepareBreak(id);
            case BOOTSTRAP, JOIN, UNDO, STOP, NODE_RUN ->
                throw new IllegalStateException(verb + " is no verb of a lab");
        };
    }

    @Override
    public Outcome execute(Preparation preparation, ExecutionListener listener) {
        if (!preparation.mayProceed()) {
            throw new IllegalArgumentException("this preparation may not proceed");
        }
        Plan plan = preparation.plan();
        RunLock held = Locks.take(journals, folder.toString(), plan.operationId());
        try {
            Optional<Path> basedir = request.basedir().or(() -> recorded.flatMap(LabSpec::basedir));
            LocalStepTaker taker = new LocalStepTaker(
                    tools, new Launches(tools, basedir), status, OperationRequest.USUAL_PATIENCE, owned(), List::of);
            Outcome outcome = new Executor(
                            taker,
                            new LabGuard(folder, collector, refusals),
                            journals.open(plan.operationId(), folder.toString()),
                            listener)
                    .run(plan);
            return verb == Verb.LAB_BREAK && outcome.failure().isEmpty()
                    ? outcome.with(BreakConsequences.of(outcome, mistake.orElseThrow(), facts(false)))
                    : HostOperation.explained(outcome);
        } finally {
            held.close();
        }
    }

    private Preparation prepareUp(String id) {
        if (recorded.isEmpty() && !owned().isEmpty()) {
            return refused(
                    id,
                    refusals.because(
                            SafetyRule.USER_DATA, "lab.folder", "folder", folder.toString(), "mark", LabSpec.MARK));
        }
        int has = recorded.map(spec -> spec.addresses().size()).orElse(0);
        int wanted = request.nodes().orElse(has == 0 ? USUAL_NODES : has);
        if (wanted < has) {
            return refused(
                    id,
                    refusals.because(
                            SafetyRule.USER_DATA,
                            "lab.fewer",
                            "has",
                            Integer.toString(has),
                            "nodes",
                            Integer.toString(wanted),
                            "folder",
                            folder.toString()));
        }
        Optional<ServerInstallation> installation = installation();
        List<Check> checked = new ArrayList<>(checks.of(installation));
        if (installation.isEmpty() || installation.get().provider().isEmpty()) {
            return ready(empty(id), List.of(), checked);
        }
        LabSpec spec = spec(wanted);
        LabFacts facts = collector.collect(spec, installation.get().provider().get(), true);
        List<Refusal> refused = new ArrayList<>(refusals.foreignServers(facts));
        List<String> taken = LabAddresses.taken(facts);
        if (!taken.isEmpty()) {
            refused.add(refusals.because(SafetyRule.SERVER_RUNS, "lab.ports", "ports", String.join(", ", taken)));
        }
        checked.add(checks.socket(spec));
        return ready(LabPlanner.up(id, facts), refused, checked);
    }

    private Preparation prepareDown(String id) {
        LabFacts facts = facts(false);
        return ready(LabPlanner.down(id, facts), refusals.foreignServers(facts), List.of());
    }

    private Preparation prepareDestroy(String id) {
        if (recorded.isEmpty()) {
            return owned().isOnlyBegun()
                    ? ready(LabPlanner.destroyUnfinished(id, request.name(), folder), List.of(), List.of())
                    : nothing(id);
        }
        LabFacts facts = facts(false);
        return ready(LabPlanner.destroy(id, facts), refusals.foreignServers(facts), List.of());
    }

    private Preparation prepareBreak(String id) {
        LabSpec spec = recorded.orElseThrow(() -> LocalLab.problem("problem.lab-none", "folder", folder.toString()));
        Mistake made = mistake.orElseThrow();
        if (made != Mistake.KILL && spec.addresses().size() < 2) {
            throw LocalLab.problem("problem.lab-break-first");
        }
        String name = brokenNode.orElseGet(() -> made == Mistake.BOOTSTRAP_ADDRESS_LEFT
                ? "node1"
                : "node" + spec.addresses().size());
        LabFacts facts = facts(false);
        LabFacts.Node node = facts.node(name).orElseThrow(() -> LocalLab.problem("problem.lab-node", "node", name));
        if (node.running().filter(Running::synced).isEmpty()) {
            return refused(id, refusals.because(SafetyRule.SERVER_RUNS, "lab.not-up", "node", name));
        }
        return ready(LabPlanner.breakWith(id, facts, made, node), refusals.foreignServers(facts), List.of());
    }

    private OwnedFolder owned() {
        return OwnedFolder.at(folder, LabSpec.MARK);
    }

    private LabFacts facts(boolean patient) {
        Path provider = installation().flatMap(ServerInstallation::provider).orElse(Path.of("libgalera_smm.so"));
        return collector.collect(recorded.orElseThrow(), provider, patient);
    }

    private Optional<ServerInstallation> installation() {
        Optional<Path> basedir = request.basedir().or(() -> recorded.flatMap(LabSpec::basedir));
        try {
            return Optional.of(
                    basedir.isPresent()
                            ? tools.installations().at(basedir.get())
                            : tools.installations().find(Optional.empty()));
        } catch (NodeProblem none) {
            return Optional.empty();
        }
    }

    private LabSpec spec(int nodes) {
        String base = recorded.map(spec -> spec.addresses().get(0))
                .or(request::baseAddress)
                .orElseGet(LabAddresses::freeBlock);
        return new LabSpec(
                request.name(),
                folder,
                LabSpec.block(base, nodes).orElseThrow(),
                recorded.flatMap(LabSpec::basedir).or(request::basedir));
    }

    private Preparation refused(String id, Refusal refusal) {
        return new Preparation(List.of(refusal), new PreflightReport(List.of()), empty(id));
    }

    private Preparation nothing(String id) {
        return new Preparation(List.of(), new PreflightReport(List.of()), empty(id));
    }

    private Preparation ready(Plan plan, List<Refusal> refusals, List<Check> checks) {
        return new Preparation(
                refusals, new PreflightReport(checks), refusals.isEmpty() ? plan : empty(plan.operationId()));
    }

    private Plan empty(String id) {
        return new Plan(id, verb, request.name(), List.of(), List.of());
    }
}
