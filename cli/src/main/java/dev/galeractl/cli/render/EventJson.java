package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.execute.JoinProgress.WriteSets;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What happens while an operation runs, a line of JSON for each: {@code galeractl/event/v1}. Words of servers' logs are none of it: they may hold anything.
 */
public final class EventJson {
    private final String operation;
    private final Locale locale;

    /** @param operation its name in the journal */
    public EventJson(String operation, Locale locale) {
        this.operation = operation;
        this.locale = locale;
    }

    public String opened(Instant time, Plan plan) {
        return Json.line(event(time, "opened")
                .put("verb", plan.verb().words())
                .put("subject", plan.subject())
                .put("steps", plan.steps().size()));
    }

    public String stepBegun(Instant time, int index, Step step) {
        return Json.line(step(time, "step-begun", index, step, step.sentence()));
    }

    public String stepEnded(Instant time, int index, Step step) {
        return Json.line(step(time, "step-ended", index, step, step.sentence()));
    }

    /** The text is the reason. */
    public String stepFailed(Instant time, Failure failure) {
        return Json.line(step(time, "step-failed", failure.stepIndex(), failure.step(), failure.sentence()));
    }

    public String stateShift(Instant time, String node, String from, String to) {
        return Json.line(
                event(time, "state").put("node", node).put("from", from).put("to", to));
    }

    public String progress(Instant time, JoinProgress progress) {
        return Json.line(event(time, "progress")
                .put("node", progress.node())
                .put("stage", progress.stage())
                .put("bytes", progress.bytes())
                .put("totalBytes", progress.total())
                .put("bytesPerSecond", progress.bytesPerSecond())
                .put("remainingSeconds", progress.remaining().map(Duration::toSeconds))
                .put("writeSets", progress.writeSets().map(WriteSets::done))
                .put("totalWriteSets", progress.writeSets().map(WriteSets::of))
                .put("stillSeconds", progress.still().toSeconds()));
    }

    public String notice(Instant time, Sentence sentence) {
        return Json.line(event(time, "notice").put("text", sentence.in(locale)));
    }

    public String finished(Instant time, Outcome outcome) {
        return Json.line(
                event(time, "finished").put("done", outcome.failure().isEmpty()).put("changed", outcome.changed()));
    }

    private JsonObject step(Instant time, String name, int index, Step step, Sentence text) {
        return event(time, name)
                .put("step", index)
                .put("slug", step.slug())
                .put("node", step.node())
                .put("text", text.in(locale));
    }

    private JsonObject event(Instant time, String name) {
        return JsonObject.document("galeractl/event/v1")
                .put("time", time)
                .put("operationId", operation)
                .put("event", name);
    }
}
