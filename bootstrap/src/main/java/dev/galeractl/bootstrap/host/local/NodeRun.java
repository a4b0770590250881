package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.host.local.LocalFacts.Collected;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LaunchRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one node of this host and stays with it: exactly what {@code bootstrap} or {@code join} does, with its guards and its journal, then one more step
 * that lasts until the server ends. A server of ours that is Synced already is only stayed with.
 *
 * <p>An interruption before the node is Synced is one of {@code bootstrap} or {@code join}: the server is left to itself, because one that is not up yet
 * must not be signalled. One that comes later is the wish to stop, and does what {@code node stop} does. No lock is held meanwhile, so that {@code node
 * stop} works from elsewhere, too.
 */
final class NodeRun implements ClusterOperation {
    private final HostOperation start;
    private final ClusterOperation stop;
    private final Verb startVerb;
    private final OperationRequest request;
    private final Tools tools;
    private final Journals journals;

    NodeRun(LaunchRole role, OperationRequest request, Surroundings surroundings, Tools tools, Journals journals) {
        this.startVerb = switch (role) {
            case BOOTSTRAP -> Verb.BOOTSTRAP;
            case JOINER -> Verb.JOIN;
        };
        this.start = new HostOperation(startVerb, request, surroundings, tools, journals);
        this.stop = new HostOperation(Verb.STOP, request, surroundings, tools, journals);
        this.request = request;
        this.tools = tools;
        this.journals = journals;
    }

    @Override
    public Preparation prepare() {
        Collected collected = start.look();
        NodeFacts node = collected.facts().node();
        Optional<ServiceUnit> unit = node.host().unit().filter(ServiceUnit::runsTheFile);
        if (unit.isPresent()) {
            return forSystemd(unit.get(), collected);
        }
        if (node.server() instanceof ServerFacts.Running running) {
            if (running.origin() == Origin.FOREIGN) {
                // Staying with a server ends in stopping it, and this one is not ours to stop.
                return refused(List.of(HostOperation.serverRefusal("stop.foreign", node, running)), collected);
            }
            if (running.synced()) {
                Plan nothing = new Plan(
                        journals.newOperationId(startVerb), Verb.NODE_RUN, collected.cluster(), List.of(), List.of());
                return staying(new Preparation(List.of(), new PreflightReport(List.of()), nothing), node);
            }
        }
        Preparation started = start.prepare();
        return started.mayProceed() ? staying(started, node) : as(Verb.NODE_RUN, started, List.of());
    }

    /** Two must not watch over one server. */
    private Preparation forSystemd(ServiceUnit unit, Collected collected) {
        NodeFacts node = collected.facts().node();
        Check check = new Check(
                "service",
                node.name(),
                Check.Result.FAIL,
                Sentence.of(
                        "check.service.staying",
                        "unit",
                        unit.name(),
                        "file",
                        node.defaultsFile().toString()),
                List.of());
        return new Preparation(
                List.of(),
                new PreflightReport(List.of(check)),
                new Plan(journals.newOperationId(startVerb), Verb.NODE_RUN, collected.cluster(), List.of(), List.of()));
    }

    private Preparation refused(List<Refusal> refusals, Collected collected) {
        return new Preparation(
                refusals,
                new PreflightReport(List.of()),
                new Plan(journals.newOperationId(startVerb), Verb.NODE_RUN, collected.cluster(), List.of(), List.of()));
    }

    private Preparation staying(Preparation started, NodeFacts node) {
        List<Step> steps = new ArrayList<>(started.plan().steps());
        steps.add(new Step.StayWithServer(node.name(), start.defaultsFile()));
        return as(Verb.NODE_RUN, started, steps);
    }

    private static Preparation as(Verb verb, Preparation other, List<Step> steps) {
        Plan plan = other.plan();
        return new Preparation(
                other.refusals(),
                other.preflight(),
                new Plan(plan.operationId(), verb, plan.subject(), plan.remarks(), plan.transfers(), steps));
    }

    @Override
    public Outcome execute(Preparation preparation, ExecutionListener listener) {
        if (!preparation.mayProceed()) {
            throw new IllegalArgumentException("this preparation may not proceed");
        }
        List<Step> steps = preparation.plan().steps();
        Step.StayWithServer stay = (Step.StayWithServer) steps.get(steps.size() - 1);
        Outcome started = start.execute(
                as(startVerb, preparation, steps.subList(0, steps.size() - 1)), new OneStepMore(listener));
        if (started.failure().isPresent()) {
            return started;
        }
        listener.stepStarted(steps.size(), steps.size(), stay);
        return new ServerStay(tools, new Launches(tools, request.basedir()), stop)
                .stay(stay, steps.size(), started, listener);
    }

    /** The steps of the start are counted together with the one that follows them. */
    private static final class OneStepMore implements ExecutionListener {
        private final ExecutionListener listener;

        OneStepMore(ExecutionListener listener) {
            this.listener = listener;
        }

        @Override
        public void stepStarted(int index, int of, Step step) {
            listener.stepStarted(index, of + 1, step);
        }

        @Override
        public void stepFinished(int index, int of, Step step) {
            listener.stepFinished(index, of + 1, step);
        }

        @Override
        public void stateShift(String node, String from, String to) {
            listener.stateShift(node, from, to);
        }

        @Override
        public void logLine(String node, String line) {
            listener.logLine(node, line);
        }

        @Override
        public void notice(Sentence sentence) {
            listener.notice(sentence);
        }
    }
}
