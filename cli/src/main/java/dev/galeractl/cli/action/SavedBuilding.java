package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.cluster.operation.DescribedOperation;
import dev.galeractl.bootstrap.cluster.operation.Prepared;
import dev.galeractl.bootstrap.cluster.operation.SavedOperation;
import dev.galeractl.bootstrap.cluster.saved.Digest;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan.Asked;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan.Origin;
import dev.galeractl.bootstrap.cluster.saved.SavedPlanReader;
import dev.galeractl.bootstrap.cluster.saved.SavedPlanText;
import dev.galeractl.bootstrap.cluster.saved.SavedStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.terminal.WallClock;
import dev.galeractl.replication.file.TextFiles;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;

/** Plans between the look and the deed: put into a file by the one run, done by another. */
public final class SavedBuilding {
    private SavedBuilding() {}

    /** Puts the plan into a file instead of carrying it out; a refused one is not written. */
    static ExitCode save(DescribedBuilding building, DescribedOperation operation, Path output, Session session) {
        DescribedRequest request = building.request();
        // Before the look: what changes meanwhile shall be noticed.
        String digest = digest(building.file());
        Prepared prepared;
        try {
            prepared = operation.prepared();
        } catch (OperationProblem problem) {
            throw OperationRun.told(problem, session);
        }
        ExitCode code = new OperationRun(session, request.options()).show(prepared.preparation());
        if (code == ExitCode.DONE) {
            Plan plan = prepared.preparation().plan();
            SavedPlan saved = new SavedPlan(
                    plan.operationId(),
                    new Asked(
                            request.wish(),
                            building.file(),
                            digest,
                            request.waivers(),
                            new TreeMap<>(request.ignoredChecks())),
                    new Origin(
                            WallClock.now().toInstant().truncatedTo(ChronoUnit.SECONDS),
                            building.operatorName(),
                            prepared.taken()),
                    plan.steps().stream()
                            .map(it -> SavedStep.of(it, session.messages().locale()))
                            .toList(),
                    prepared.fingerprint());
            session.out().flush();
            FilePut.put(output, SavedPlanText.of(saved), session);
        }
        return code;
    }

    /** Carries out the plan of a file, if it is still the one that the facts lead to. */
    public static ExitCode apply(ApplyRequest request, Session session) {
        SavedPlan saved;
        try {
            saved = SavedPlanReader.read(TextFiles.read(request.plan()));
        } catch (OperationProblem problem) {
            throw OperationRun.told(problem, session);
        }
        Asked asked = saved.asked();
        if (!digest(asked.description()).equals(asked.digest())) {
            throw new UserError(ExitCode.REFUSED, session.text("apply.otherDescription", asked.description()));
        }
        DescribedRequest described = new DescribedRequest(
                new DescriptionSource.InFile(asked.description()),
                request.hosts(),
                asked.wish(),
                asked.waivers(),
                request.patience(),
                asked.ignoredChecks(),
                Optional.empty(),
                request.options());
        DescribedBuilding building = DescribedBuilding.of(described, session);
        return building.told(building.with(
                operation -> new OperationRun(session, request.options()).run(new SavedOperation(operation, saved))));
    }

    private static String digest(Path description) {
        return Digest.of(TextFiles.read(description).text());
    }
}
