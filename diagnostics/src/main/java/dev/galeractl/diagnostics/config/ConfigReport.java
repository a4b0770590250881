package dev.galeractl.diagnostics.config;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.List;

/**
 * What the checks of a server's options gave.
 *
 * @param findings by code, then by their place in the files; a consequence behind its cause
 * @param unknown the checks that could not be made
 */
public record ConfigReport(Verdict verdict, List<Finding> findings, List<UnknownCheck> unknown) {

    public ConfigReport {
        findings = List.copyOf(findings);
        unknown = List.copyOf(unknown);
    }
}
