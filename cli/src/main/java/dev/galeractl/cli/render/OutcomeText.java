package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;

/** How an operation ended, as text. */
public final class OutcomeText {
    private final Theme theme;
    private final int width;
    private final Messages messages;

    public OutcomeText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    public String of(Preparation preparation, Outcome outcome, List<Finding> findings) {
        Page page = new Page(theme, width);
        Verb verb = preparation.plan().verb();
        outcome.failure().ifPresentOrElse(failure -> failure(failure, page), () -> success(verb, outcome, page));
        outcome.nodes().forEach(node -> node(node, verb, page));
        if (preparation.plan().steps().stream().noneMatch(HostStep.class::isInstance)) {
            // How a server of another host is stopped, its service manager knows.
            outcome.failure().ifPresent(failure -> stillRuns(failure, verb, outcome, page));
        }
        if (!findings.isEmpty()) {
            FindingBlock block = new FindingBlock(page, messages, false);
            findings.forEach(finding -> {
                page.gap();
                block.print(finding);
            });
        }
        if (outcome.failure().isPresent()) {
            outcome.journal().ifPresent(journal -> page.gap().paragraph(0, messages.text("outcome.journal", journal)));
        }
        return page.toString();
    }

    private void success(Verb verb, Outcome outcome, Page page) {
        String key = outcome.changed() ? "outcome.done" : "outcome.nothing";
        // Whoever stayed with a server to its end wants to hear of that end.
        key = verb == Verb.NODE_RUN ? "outcome.stopped" : key;
        page.line(theme.paint(Role.GOOD, messages.text(key, verb.words())));
    }

    private void failure(Failure failure, Page page) {
        // An interruption's sentence says the step itself.
        String lead = failure instanceof Failure.Interrupted
                ? ""
                : messages.text("outcome.failed", failure.stepIndex()) + " ";
        page.hanging(
                theme.paint(Role.ERROR, lead),
                TextWidth.of(lead),
                failure.sentence().in(messages.locale()));
        if (failure instanceof Failure.StepFailed failed) {
            failed.hints().forEach(it -> page.paragraph(2, messages.text("outcome.hint", it.in(messages.locale()))));
        }
        if (failure instanceof Failure.Refused refused && !refused.refusals().isEmpty()) {
            page.line(new PlanText(theme, width, messages)
                    .refusals(refused.refusals())
                    .stripTrailing());
        }
    }

    /** Ending a wait ends nothing but the wait. */
    private void stillRuns(Failure failure, Verb verb, Outcome outcome, Page page) {
        if (failure instanceof Failure.Interrupted && failure.step() instanceof Step.AwaitSynced await) {
            String pid = outcome.nodes().stream()
                    .filter(node -> node.node().equals(await.node()))
                    .flatMap(node -> node.pid().stream())
                    .map(id -> messages.text("outcome.pid", id))
                    .findFirst()
                    .orElse("");
            String stop = verb == Verb.LAB_UP
                    ? "galeractl lab down"
                    : "galeractl node stop --defaults-file=" + await.defaultsFile();
            page.paragraph(
                    0, messages.text("outcome.stillRuns", Printable.line(await.node()), pid, Printable.line(stop)));
        }
    }

    private void node(NodeOutcome node, Verb verb, Page page) {
        String state = node.state()
                .map(Printable::line)
                .orElseGet(() -> messages.text(node.pid().isPresent() ? "outcome.noState" : "reach.refused"));
        String cluster = node.cluster()
                .map(uuid -> messages.text("outcome.cluster", uuid))
                .orElse("");
        String pid = node.pid().map(id -> messages.text("outcome.pid", id)).orElse("");
        page.line(("  " + theme.paint(Role.STRONG, Printable.line(node.node())) + "  "
                        + theme.paint(state.equals("Synced") ? Role.GOOD : Role.WARNING, state) + cluster + pid)
                .stripTrailing());
        // What was deleted is not worth a path.
        node.errorLog()
                .filter(log -> verb != Verb.LAB_DESTROY)
                .ifPresent(log -> page.line("    " + theme.paint(Role.FAINT, messages.text("outcome.log", log))));
    }
}
