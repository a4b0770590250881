package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.plan.PriorOperation;
import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.JournalRecord.StepRecord;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Step;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an operation has done so far, by the journal and in this run: by that its own servers are known. */
final class Deeds {
    private static final Set<String> STARTS = Set.of("start-first", "start-joiner");

    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> created = new LinkedHashSet<>();
    private final Set<String> installing = new LinkedHashSet<>();
    private final String operation;
    private final Optional<UUID> cluster;

    Deeds(String operation, Optional<PriorOperation> prior) {
        this.operation = operation;
        Optional<PriorOperation> own = prior.filter(it -> it.operationId().equals(operation));
        own.ifPresent(it -> {
            started.addAll(it.started());
            created.addAll(it.created());
            installing.addAll(it.installing());
        });
        this.cluster = own.flatMap(PriorOperation::cluster);
    }

    /** What the journal tells of an operation. */
    static PriorOperation of(JournalRecord record) {
        return new PriorOperation(
                record.operationId(),
                record.finished(),
                nodes(record, STARTS),
                nodes(record, Set.of("create-datadir")),
                nodes(record, Set.of(InstallPackages.SLUG)),
                record.steps().stream()
                        .filter(StepRecord::ended)
                        .flatMap(it -> it.facts().stream())
                        .flatMap(it -> Optional.ofNullable(it.get("cluster")).stream())
                        .map(UUID::fromString)
                        .reduce((older, newer) -> newer));
    }

    private static Set<String> nodes(JournalRecord record, Set<String> slugs) {
        return record.steps().stream()
                .filter(it -> slugs.contains(it.slug()))
                .map(StepRecord::node)
                .collect(Collectors.toSet());
    }

    /** That a step is about to be taken. */
    void willTake(Step step) {
        if (step instanceof HostStep.StartFirst || step instanceof HostStep.StartJoiner) {
            started.add(step.node());
        } else if (step instanceof Step.CreateDatadir) {
            created.add(step.node());
        } else if (step instanceof InstallPackages) {
            installing.add(step.node());
        }
    }

    PriorOperation soFar() {
        return new PriorOperation(operation, false, started, created, installing, cluster);
    }
}
