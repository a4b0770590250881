package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.undo.ArbitratorUndo;
import dev.galeractl.bootstrap.cluster.undo.HostNotes;
import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.cluster.undo.UndoPlanner;
import dev.galeractl.bootstrap.cluster.undo.UndoPlanner.Planned;
import dev.galeractl.bootstrap.cluster.undo.UndoneOperation;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Executor;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.Locks;
import dev.galeractl.bootstrap.journal.RunLock;
import dev.galeractl.bootstrap.plan.ArbitratorStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.UndoStep;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Takes the latest operation with the same wish back, on its hosts. */
public final class UndoOperation implements ClusterOperation {
    private final DescribedOperation operation;

    /** @param operation that would be done again */
    public UndoOperation(DescribedOperation operation) {
        this.operation = operation;
    }

    @Override
    public Preparation prepare() {
        JournalRecord record = operation
                .latest()
                .orElseThrow(() -> new OperationProblem(
                        OperationProblem.Kind.INPUT,
                        Sentence.of(
                                "problem.nothing-to-undo",
                                "subject",
                                operation.subject(),
                                "folder",
                                operation.journals().state().toString())));
        if (operation.undoOf(record).filter(JournalRecord::finished).isPresent()) {
            return new Preparation(
                    List.of(),
                    new PreflightReport(List.of()),
                    new Plan(
                            UndoPlanner.nameFor(record.operationId()),
                            Verb.UNDO,
                            operation.cluster().name(),
                            List.of(),
                            List.of()));
        }
        Planned planned = plan(UndoneOperation.of(record, operation.undoOf(record)));
        return new Preparation(planned.refusals(), new PreflightReport(List.of()), planned.plan());
    }

    private Planned plan(UndoneOperation undone) {
        ClusterFacts facts = operation.look();
        ArbitratorUndo arbitrators =
                new ArbitratorUndo(undone, operation.arbitrators().undone(undone));
        return arbitrators.added(
                new UndoPlanner(operation.cluster(), undone).plan(facts, notes(undone, facts), arbitrators.running()));
    }

    /** Of the hosts that can be asked; of the others nothing is known. */
    private List<HostNotes> notes(UndoneOperation undone, ClusterFacts facts) {
        List<HostNotes> notes = new ArrayList<>();
        operation.clusterHosts(facts).stream()
                .filter(it -> undone.hosts().contains(it.node().name()))
                .forEach(it -> {
                    try {
                        notes.add(UndoLook.look(
                                undone,
                                it.node().name(),
                                it.host(),
                                it.node().paths().datadir(),
                                it.unit() + ".service"));
                    } catch (HostProblem unheard) {
                        // The planner refuses what it has no notes of.
                    }
                });
        return notes;
    }

    @Override
    public Outcome execute(Preparation preparation, ExecutionListener listener) {
        if (!preparation.mayProceed()) {
            throw new IllegalArgumentException("this preparation may not proceed");
        }
        Plan plan = preparation.plan();
        RunLock here = Locks.take(operation.journals(), operation.subject(), plan.operationId());
        try {
            JournalRecord record = operation.latest().orElseThrow();
            UndoneOperation undone = UndoneOperation.of(record, operation.undoOf(record));
            Takers takers = operation.takers(plan);
            Outcome outcome = new Executor(
                            takers.all(),
                            step -> before(step, undone),
                            operation.journals().open(plan.operationId(), operation.subject()),
                            listener)
                    .run(plan);
            if (outcome.failure().isPresent()) {
                takers.nodes().leave(plan);
            }
            return outcome;
        } finally {
            here.close();
        }
    }

    /** Before a server is stopped or data is moved: users may have come meanwhile. */
    private List<Refusal> before(Step step, UndoneOperation undone) {
        boolean decisive = step instanceof ArbitratorStep.StopArbitrator
                || step instanceof UndoStep.StopStarted
                || step instanceof UndoStep.MoveDatadirAway
                || step instanceof UndoStep.RestoreDatadir
                || step instanceof UndoStep.ForgetMembership;
        return decisive ? plan(undone).refusals() : List.of();
    }
}
