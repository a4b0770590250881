package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Executor;
import dev.galeractl.bootstrap.execute.Guard;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.journal.RunLock;
import dev.galeractl.bootstrap.lab.LabFacts;
import dev.galeractl.bootstrap.lab.LabMark;
import dev.galeractl.bootstrap.lab.LabPlanner;
import dev.galeractl.bootstrap.lab.LabRequest;
import dev.galeractl.bootstrap.lab.LabSpec;
import dev.galeractl.bootstrap.lab.Mistake;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.node.LogSpan;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.ServerInstallation;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One verb on one lab. */
final class LabOperation implements ClusterOperation {
    private static final int USUAL_NODES = 3;
    private static final int LONGEST_SOCKET_PATH = 107;

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
    }

    @Override
    public Preparation prepare() {
        String id = journals.newOperationId(verb);
        return switch (verb) {
            case LAB_UP -> prepareUp(id);
            case LAB_DOWN -> recorded.isEmpty() ? nothing(id) : prepareDown(id);
            case LAB_DESTROY -> recorded.isEmpty() ? nothing(id) : prepareDestroy(id);
            case LAB_BREAK -> prepareBreak(id);
            case BOOTSTRAP, JOIN, STOP, NODE_RUN -> throw new IllegalStateException(verb + " is no verb of a lab");
        };
    }

    @Override
    public Outcome execute(Preparation preparation, ExecutionListener listener) {
        if (!preparation.mayProceed()) {
            throw new IllegalArgumentException("this preparation may not proceed");
        }
        Plan plan = preparation.plan();
        RunLock held = Locks.take(journals, folder, plan.operationId());
        try {
            Optional<Path> basedir = request.basedir().or(() -> recorded.flatMap(LabSpec::basedir));
            LocalStepTaker taker = new LocalStepTaker(
                    tools,
                    new Launches(tools, basedir),
                    status,
                    OperationRequest.USUAL_PATIENCE,
                    OwnedFolder.at(folder, LabSpec.MARK),
                    List::of);
            Outcome outcome = new Executor(
                            taker, guard(), journals.open(plan.operationId(), folder.toString()), listener)
                    .run(plan);
            return verb == Verb.LAB_BREAK && outcome.failure().isEmpty()
                    ? outcome.with(consequences(outcome))
                    : HostOperation.explained(outcome);
        } finally {
            held.close();
        }
    }

    /** What the doctor makes of the broken node's log, with the logs of those beside it that still run. */
    private DoctorReport consequences(Outcome outcome) {
        NodeOutcome broken = outcome.nodes().get(outcome.nodes().size() - 1);
        List<List<LogSpan>> logs = new ArrayList<>(List.of(broken.log()));
        for (LabFacts.Node node : facts(false).nodes()) {
            if (!node.name().equals(broken.node())) {
                node.running()
                        .ifPresent(running ->
                                logs.add(List.of(StartLogs.of(node.node().errorLog(), running.pid()))));
            }
        }
        if (mistake.equals(Optional.of(Mistake.KILL))) {
            return StartLogs.withKilled(StartLogs.diagnose(broken.log()), broken.node(), broken.log());
        }
        // Only a second cluster shows in the others' logs; elsewhere they would tell old stories.
        return mistake.equals(Optional.of(Mistake.BOOTSTRAP_ADDRESS_LEFT))
                ? StartLogs.diagnoseAll(logs)
                : StartLogs.diagnose(broken.log());
    }

    private Preparation prepareUp(String id) {
        if (recorded.isEmpty() && !isEmpty(folder)) {
            return refused(
                    id, refusal(SafetyRule.USER_DATA, "lab.folder", "folder", folder.toString(), "mark", LabSpec.MARK));
        }
        int has = recorded.map(spec -> spec.addresses().size()).orElse(0);
        int wanted = request.nodes().orElse(has == 0 ? USUAL_NODES : has);
        if (wanted < has) {
            return refused(
                    id,
                    refusal(
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
        List<Check> checks = new ArrayList<>(checks(installation));
        if (installation.isEmpty() || installation.get().provider().isEmpty()) {
            return ready(empty(id), List.of(), checks);
        }
        LabSpec spec = spec(wanted);
        LabFacts facts = collector.collect(spec, installation.get().provider().get(), true);
        List<Refusal> refusals = new ArrayList<>(foreignServers(facts));
        List<String> taken = taken(facts);
        if (!taken.isEmpty()) {
            refusals.add(refusal(SafetyRule.SERVER_RUNS, "lab.ports", "ports", String.join(", ", taken)));
        }
        checks.add(socket(spec));
        return ready(LabPlanner.up(id, facts), refusals, checks);
    }

    private Preparation prepareDown(String id) {
        LabFacts facts = facts(false);
        return ready(LabPlanner.down(id, facts), foreignServers(facts), List.of());
    }

    private Preparation prepareDestroy(String id) {
        LabFacts facts = facts(false);
        return ready(LabPlanner.destroy(id, facts), foreignServers(facts), List.of());
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
            return refused(id, refusal(SafetyRule.SERVER_RUNS, "lab.not-up", "node", name));
        }
        return ready(LabPlanner.breakWith(id, facts, made, node), foreignServers(facts), List.of());
    }

    /** Just before a node is started as the first of a cluster: no other node of the lab may be in a Primary Component by now. */
    private Guard guard() {
        return step -> {
            boolean first = (step instanceof Step.StartServer start && start.role() == LaunchRole.BOOTSTRAP)
                    || step instanceof Step.StartMostAdvanced
                    || step instanceof Step.MarkSeed;
            if (!first || recordedNow().isEmpty()) {
                return List.of();
            }
            return collector.collect(recordedNow().get(), folder, false).nodes().stream()
                    .filter(node -> !node.name().equals(step.node()))
                    .filter(node -> node.running()
                            .flatMap(Running::status)
                            .flatMap(WsrepStatus::primary)
                            // One that runs and does not say may be.
                            .orElse(node.running().isPresent()))
                    .map(node -> refusal(
                            SafetyRule.PRIMARY_ANSWERS,
                            node.running().flatMap(Running::status).isPresent() ? "lab.primary" : "lab.unanswering",
                            "node",
                            node.name(),
                            "folder",
                            folder.toString()))
                    .toList();
        };
    }

    /** The mark as it is on the disk by now: the first steps of the plan may have written it. */
    private Optional<LabSpec> recordedNow() {
        try {
            return LabMark.parse(Files.readString(folder.resolve(LabSpec.MARK)), folder);
        } catch (IOException none) {
            return Optional.empty();
        }
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
                .orElseGet(LabOperation::freeBlock);
        return new LabSpec(
                request.name(),
                folder,
                LabSpec.block(base, nodes).orElseThrow(),
                recorded.flatMap(LabSpec::basedir).or(request::basedir));
    }

    /** 127.0.0.2 and the addresses after it, or the first block of the same kind on which nobody listens. */
    private static String freeBlock() {
        Optional<ListeningPorts> listening = ListeningPorts.read();
        return IntStream.range(0, 255)
                .mapToObj(block -> "127.0." + block + ".2")
                .filter(base -> LabSpec.block(base, LabSpec.MOST_NODES + 1).orElseThrow().stream()
                        .allMatch(address -> taken(listening, address).isEmpty()))
                .findFirst()
                .orElseThrow(() -> LocalLab.problem("problem.lab-no-addresses"));
    }

    /** Ports of nodes that do not run, on which somebody listens all the same. */
    private static List<String> taken(LabFacts facts) {
        Optional<ListeningPorts> listening = ListeningPorts.read();
        List<String> taken = new ArrayList<>();
        for (LabFacts.Node node : facts.nodes()) {
            if (node.running().isEmpty()) {
                taken.addAll(taken(listening, node.node().address()));
            }
        }
        return taken;
    }

    private static List<String> taken(Optional<ListeningPorts> listening, String address) {
        InetAddress parsed = OwnAddresses.resolve(address).get(0);
        return LabSpec.PORTS.stream()
                .filter(port -> listening.filter(it -> it.taken(parsed, port)).isPresent())
                .map(port -> address + ":" + port)
                .toList();
    }

    private List<Check> checks(Optional<ServerInstallation> installation) {
        List<Check> checks = new ArrayList<>();
        if (installation.isEmpty()) {
            checks.add(check("server", Check.Result.FAIL, "check.server.fail"));
            return checks;
        }
        ServerInstallation found = installation.get();
        checks.add(check(
                "server",
                Check.Result.PASS,
                "check.server.pass",
                "server",
                found.server().toString(),
                "version",
                found.version().toString()));
        if (found.provider().isEmpty()) {
            checks.add(check(
                    "provider",
                    Check.Result.FAIL,
                    "check.provider.fail",
                    "basedir",
                    found.basedir().toString()));
        }
        List<String> missing =
                TransferTools.missing("rsync", found.environment().getOrDefault("PATH", ""));
        checks.add(
                missing.isEmpty()
                        ? check("state-transfer", Check.Result.PASS, "check.state-transfer.pass", "method", "rsync")
                        : check(
                                "state-transfer",
                                Check.Result.FAIL,
                                "check.state-transfer.missing",
                                "method",
                                "rsync",
                                "tools",
                                String.join(", ", missing)));
        return checks;
    }

    private Check socket(LabSpec spec) {
        String socket = spec.nodes().get(spec.nodes().size() - 1).socket().toString();
        boolean fits = socket.length() <= LONGEST_SOCKET_PATH;
        return check(
                "socket",
                fits ? Check.Result.PASS : Check.Result.FAIL,
                fits ? "check.socket.pass" : "check.socket.fail",
                "socket",
                socket,
                "longest",
                Integer.toString(LONGEST_SOCKET_PATH));
    }

    private Check check(String slug, Check.Result result, String key, String... parameters) {
        return new Check(slug, request.name(), result, Sentence.of(key, parameters), List.of());
    }

    private List<Refusal> foreignServers(LabFacts facts) {
        return facts.nodes().stream()
                .flatMap(node -> node.running().stream()
                        .filter(running -> running.origin() == Origin.FOREIGN)
                        .map(running -> refusal(
                                SafetyRule.SERVER_RUNS,
                                "lab.foreign-server",
                                "datadir",
                                node.node().datadir().toString(),
                                "pid",
                                Long.toString(running.pid()))))
                .toList();
    }

    private Refusal refusal(SafetyRule rule, String key, String... parameters) {
        return new Refusal(
                rule,
                request.name(),
                Sentence.of("refusal." + key + ".reason", parameters),
                Sentence.of("refusal." + key + ".learned", parameters),
                Sentence.of("refusal." + key + ".way-out", parameters),
                Optional.empty());
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

    private static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                // A mark that was not finished when galeractl was killed is no content.
                if (!entry.getFileName().toString().equals(LabSpec.MARK + ".new")) {
                    return false;
                }
            }
            return true;
        } catch (IOException notAFolderOrNotOurs) {
            return false;
        }
    }
}
