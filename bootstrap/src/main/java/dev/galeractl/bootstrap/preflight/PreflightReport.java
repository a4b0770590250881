package dev.galeractl.bootstrap.preflight;

import java.util.List;

/** The checks in the order they were made. */
public record PreflightReport(List<Check> checks) {
    public PreflightReport {
        checks = List.copyOf(checks);
    }

    /** Whether a check failed: then nothing is started. */
    public boolean failed() {
        return checks.stream().anyMatch(check -> check.result() == Check.Result.FAIL);
    }
}
