package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.execute.Guard;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.lab.LabMark;
import dev.galeractl.bootstrap.lab.LabSpec;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Before a node of a lab is started as the first of a cluster: no other node of the lab may be in a Primary Component by then. */
final class LabGuard implements Guard {
    private final Path folder;
    private final LabCollector collector;
    private final LabRefusals refusals;

    LabGuard(Path folder, LabCollector collector, LabRefusals refusals) {
        this.folder = folder;
        this.collector = collector;
        this.refusals = refusals;
    }

    @Override
    public List<Refusal> before(Step step) {
        boolean first = (step instanceof Step.StartServer start && start.role() == LaunchRole.BOOTSTRAP)
                || step instanceof Step.StartMostAdvanced
                || step instanceof Step.MarkSeed;
        Optional<LabSpec> lab = first ? recordedNow() : Optional.empty();
        if (lab.isEmpty()) {
            return List.of();
        }
        return collector.collect(lab.get(), folder, false).nodes().stream()
                .filter(node -> !node.name().equals(step.node()))
                .filter(node -> node.running()
                        .flatMap(Running::status)
                        .flatMap(WsrepStatus::primary)
                        // One that runs and does not say may be.
                        .orElse(node.running().isPresent()))
                .map(node -> refusals.because(
                        SafetyRule.PRIMARY_ANSWERS,
                        node.running().flatMap(Running::status).isPresent() ? "lab.primary" : "lab.unanswering",
                        "node",
                        node.name(),
                        "folder",
                        folder.toString()))
                .toList();
    }

    /** The mark as it is on the disk by now: the first steps of the plan may have written it. */
    private Optional<LabSpec> recordedNow() {
        try {
            return LabMark.parse(Files.readString(folder.resolve(LabSpec.MARK)), folder);
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
