package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.ExpectedTransfer;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;
import java.util.Locale;

/** The documents of an operation: {@code galeractl/plan/v1} before it, {@code galeractl/outcome/v1} after it. */
public final class OperationJson {
    private final Locale locale;

    public OperationJson(Locale locale) {
        this.locale = locale;
    }

    /** What would be done, or what forbids it. */
    public String plan(Preparation preparation) {
        Plan plan = preparation.plan();
        return Json.write(JsonObject.document("galeractl/plan/v1")
                .put("operationId", plan.operationId())
                .put("verb", plan.verb().words())
                .put("subject", plan.subject())
                .put("mayProceed", preparation.mayProceed())
                .put("nothingToDo", preparation.nothingToDo())
                .put("checks", checks(preparation))
                .put("refusals", refusals(preparation.refusals()))
                .put("remarks", plan.remarks().stream().map(this::words).toList())
                .put("forecasts", plan.transfers().stream().map(this::forecast).toList())
                .put("steps", plan.steps().stream().map(this::step).toList()));
    }

    /** How it ended; an operation that was refused before its first step has an outcome, too. */
    public String outcome(Preparation preparation, Outcome outcome, List<Finding> findings) {
        Plan plan = preparation.plan();
        return Json.write(JsonObject.document("galeractl/outcome/v1")
                .put("operationId", outcome.operationId())
                .put("verb", plan.verb().words())
                .put("subject", plan.subject())
                .put("changed", outcome.changed())
                .put("nodes", outcome.nodes().stream().map(OperationJson::node).toList())
                .put("checks", checks(preparation))
                .put("refusals", refusals(refusalsOf(preparation, outcome)))
                .put("failure", outcome.failure().map(this::failure))
                .put("journal", outcome.journal())
                .put("findings", FindingJson.findings(findings, locale)));
    }

    private static List<Refusal> refusalsOf(Preparation preparation, Outcome outcome) {
        return outcome.failure()
                .map(failure ->
                        failure instanceof Failure.Refused refused ? refused.refusals() : preparation.refusals())
                .orElse(preparation.refusals());
    }

    private List<JsonObject> checks(Preparation preparation) {
        return preparation.preflight().checks().stream()
                .map(check -> new JsonObject()
                        .put("slug", check.slug())
                        .put("node", check.node())
                        .put("result", check.result())
                        .put("text", words(check.sentence())))
                .toList();
    }

    private List<JsonObject> refusals(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> new JsonObject()
                        .put("rule", refusal.rule().slug())
                        .put("node", refusal.node())
                        .put("reason", words(refusal.reason()))
                        .put("learned", words(refusal.learned()))
                        .put("wayOut", words(refusal.wayOut()))
                        .put("diff", refusal.diff()))
                .toList();
    }

    private JsonObject forecast(ExpectedTransfer transfer) {
        return new JsonObject()
                .put("node", transfer.node())
                .put("kind", transfer.kind())
                .put("reason", words(transfer.reason()))
                .put("donor", transfer.donor())
                .put("donorReason", transfer.donorReason().map(this::words))
                .put("bytes", transfer.bytes())
                .put("fits", transfer.fits());
    }

    private JsonObject step(Step step) {
        return new JsonObject()
                .put("slug", step.slug())
                .put("node", step.node())
                .put("text", words(step.sentence()))
                .put("mutates", step.mutates());
    }

    private JsonObject failure(Failure failure) {
        return new JsonObject()
                .put("kind", FailureKind.of(failure))
                .put("step", failure.stepIndex())
                .put("node", failure.step().node())
                .put("text", words(failure.sentence()))
                .put(
                        "hints",
                        failure instanceof Failure.StepFailed failed
                                ? failed.hints().stream().map(this::words).toList()
                                : List.of());
    }

    private static JsonObject node(NodeOutcome node) {
        return new JsonObject()
                .put("node", node.node())
                .put("state", node.state())
                .put("cluster", node.cluster())
                .put("pid", node.pid())
                .put("errorLog", node.errorLog());
    }

    private String words(Sentence sentence) {
        return sentence.in(locale);
    }

    private enum FailureKind {
        REFUSED,
        STEP_FAILED,
        INTERRUPTED;

        static FailureKind of(Failure failure) {
            // A chain, not a switch: patterns in a switch are not in Java 17.
            if (failure instanceof Failure.Refused) {
                return REFUSED;
            }
            return failure instanceof Failure.Interrupted ? INTERRUPTED : STEP_FAILED;
        }
    }
}
