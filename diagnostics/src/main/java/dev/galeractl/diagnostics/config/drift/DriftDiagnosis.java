package dev.galeractl.diagnostics.config.drift;

import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.rules.Inquiry;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Compares the options of a server's files with those that it runs with: GAL156. */
public final class DriftDiagnosis {
    /** What it finds. */
    public static final FindingCode CODE = new FindingCode("GAL156");

    private DriftDiagnosis() {}

    /** What differs: the server's options in the order of the files, then the provider's. Secrets are not compared. */
    public static ConfigReport check(ConfigFacts facts, RunningServer server) {
        Inquiry inquiry = new Inquiry(facts);
        List<Finding> findings = new ArrayList<>(new ServerDrift(inquiry, server).findings());
        findings.addAll(new ProviderDrift(inquiry, server).findings());
        return new ConfigReport(Verdict.of(findings, List.of()), findings, List.of());
    }
}
