package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.Step;
import java.util.List;

/** Asks the safety rules again, on fresh facts, just before a step that changes something. */
@FunctionalInterface
public interface Guard {
    /** What forbids the step now; empty means go on. */
    List<Refusal> before(Step step);
}
