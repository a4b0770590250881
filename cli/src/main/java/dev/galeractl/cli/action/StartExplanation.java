package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;

/** What the doctor says about the server start that an operation just failed at. */
final class StartExplanation {
    private StartExplanation() {}

    static List<Finding> of(Outcome outcome) {
        return List.of();
    }
}
