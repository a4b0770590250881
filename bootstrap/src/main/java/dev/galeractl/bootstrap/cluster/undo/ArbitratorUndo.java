package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.NotedFile;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.State;
import dev.galeractl.bootstrap.cluster.undo.UndoPlanner.Planned;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.plan.ArbitratorStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.UndoStep;
import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes back what an operation did on the hosts of arbitrators. Pure. They are stopped before any server is: they must never be what is left of a cluster. */
public final class ArbitratorUndo {
    private final UndoneOperation undone;
    private final List<UndoneArbitrator> arbitrators;

    /** @param arbitrators on whose hosts the operation worked */
    public ArbitratorUndo(UndoneOperation undone, List<UndoneArbitrator> arbitrators) {
        this.undone = undone;
        this.arbitrators = List.copyOf(arbitrators);
    }

    /** How many of the group's members are arbitrators that the operation started. */
    public int running() {
        return (int) arbitrators.stream().filter(UndoneArbitrator::runs).count();
    }

    /** The plan for the nodes, with what the arbitrators need. */
    public Planned added(Planned nodes) {
        Plan plan = nodes.plan();
        List<Refusal> refusals = new ArrayList<>(nodes.refusals());
        if (!undone.isBack()) {
            arbitrators.forEach(it -> refusals.addAll(refusals(it)));
        }
        if (!refusals.isEmpty()) {
            return new Planned(refusals, plan.forbidden());
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            steps.add(step);
            if (steps.size() == 1 && !undone.isBack()) {
                arbitrators.forEach(it -> steps.addAll(back(it)));
            } else if (step instanceof UndoStep.ForgetOperation && !arbitrators.isEmpty()) {
                steps.add(new UndoStep.ForgetOperation(
                        arbitrators.stream().map(UndoneArbitrator::name).toList(), undone.operation()));
            }
        }
        return new Planned(List.of(), plan.withRemarks(remarks(plan)).withSteps(steps));
    }

    private List<Sentence> remarks(Plan nodes) {
        List<Sentence> remarks = new ArrayList<>(nodes.remarks());
        arbitrators.stream()
                .map(UndoneArbitrator::name)
                .filter(undone.installed()::contains)
                .map(it -> Sentence.of("remark.undo-arbitrator-package-stays", "node", it))
                .forEach(remarks::add);
        return remarks;
    }

    private List<Step> back(UndoneArbitrator arbitrator) {
        List<Step> steps = new ArrayList<>();
        if (arbitrator.runs()) {
            ArbitratorFacts facts = ((ArbitratorSight.Heard) arbitrator.sight()).facts();
            steps.add(new ArbitratorStep.StopArbitrator(
                    arbitrator.name(), facts.service().orElseThrow().unit()));
        }
        arbitrator.files().stream()
                .filter(it -> it.state() != State.BEFORE)
                .map(it -> new UndoStep.RestoreFile(
                        arbitrator.name(),
                        it.path(),
                        Optional.of(copy(it)).filter(copy -> it.existed()),
                        undone.operation()))
                .forEach(steps::add);
        return steps;
    }

    private Path copy(NotedFile file) {
        return file.path().resolveSibling(file.path().getFileName() + Step.COPY_OF_A_FILE + "-" + undone.operation());
    }

    private List<Refusal> refusals(UndoneArbitrator arbitrator) {
        if (arbitrator.sight() instanceof ArbitratorSight.Unheard unheard) {
            return List.of(refusal(
                    "unheard",
                    arbitrator.name(),
                    "said",
                    String.valueOf(unheard.problem().getMessage())));
        }
        return arbitrator.files().stream()
                .filter(it -> it.state() == State.OTHER)
                .map(it -> refusal(
                        "file-changed", arbitrator.name(), "file", it.path().toString()))
                .toList();
    }

    private Refusal refusal(String key, String name, String parameter, String value) {
        String[] all = {"node", name, "operation", undone.operation(), parameter, value};
        return new Refusal(
                SafetyRule.UNDO,
                name,
                Sentence.of("refusal.undo." + key + ".reason", all),
                Sentence.of("refusal.undo." + key + ".learned", all),
                Sentence.of("refusal.undo." + key + ".way-out", all),
                Optional.empty());
    }
}
