package dev.galeractl.bootstrap.cluster.check;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.optionfile.NodeOptionFile;
import dev.galeractl.bootstrap.cluster.optionfile.RenderedFile;
import dev.galeractl.bootstrap.cluster.optionfile.RenderedOptions;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.cluster.ClusterDiagnosis;
import dev.galeractl.diagnostics.config.cluster.Layout;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.option.ServerVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the option files that a description means, alone and together, and points at the description. */
public final class DescriptionCheck {
    private final ClusterFile file;
    private final ClusterDescription cluster;
    private final ServerVersion version;
    private final Map<String, RenderedFile> rendered = new LinkedHashMap<>();

    private DescriptionCheck(ClusterFile file, ServerVersion version) {
        this.file = file;
        this.cluster = file.description().orElseThrow();
        this.version = version;
        cluster.nodes().forEach(it -> rendered.put(it.name(), NodeOptionFile.of(cluster, it, Locale.ENGLISH)));
    }

    /**
     * Makes all checks.
     *
     * @param file without mistakes
     * @param wanted the version to judge by, if it is another than the description's
     */
    public static ConfigReport check(ClusterFile file, Optional<ServerVersion> wanted, Expectations expectations) {
        ServerVersion version = wanted.or(() -> file.description().map(ClusterDescription::server))
                .orElseThrow();
        return new DescriptionCheck(file, version).check(expectations);
    }

    private ConfigReport check(Expectations expectations) {
        Map<String, ConfigFacts> facts = new LinkedHashMap<>();
        rendered.forEach((node, text) -> facts.put(
                node,
                new ConfigFacts(RenderedOptions.of(text, version), Optional.of(version), Optional.empty())
                        .with(expectations)));
        Map<Finding, Finding> findings = new LinkedHashMap<>();
        Set<UnknownCheck> unknown = new LinkedHashSet<>();
        facts.values().forEach(it -> {
            ConfigReport report = ConfigDiagnosis.check(it);
            report.findings().forEach(finding -> add(findings, inDescription(finding)));
            unknown.addAll(report.unknown());
        });
        if (facts.size() > 1) {
            ClusterDiagnosis.of(facts)
                    .report(layout(cluster))
                    .findings()
                    .forEach(it -> add(findings, inDescription(it)));
        }
        List<Finding> sorted = findings.values().stream()
                .sorted(Comparator.comparing(Finding::code))
                .toList();
        return new ConfigReport(Verdict.of(sorted, List.copyOf(unknown)), sorted, List.copyOf(unknown));
    }

    /** What is said once for all nodes is found once; it is no single node's then. */
    private static void add(Map<Finding, Finding> findings, Finding finding) {
        Finding ofNobody = new Finding(
                finding.code(),
                finding.circumstance(),
                finding.parameters(),
                finding.evidence(),
                finding.consequences(),
                finding.confidence(),
                Optional.empty());
        findings.merge(ofNobody, finding, (one, other) -> ofNobody);
    }

    /** What a description knows of votes that no option file does: datacentres, and arbitrators. */
    public static Layout layout(ClusterDescription cluster) {
        Map<String, String> datacentres = new HashMap<>();
        for (Node node : cluster.nodes()) {
            node.datacentre().ifPresent(it -> datacentres.put(node.name(), it));
        }
        List<String> arbitrators = cluster.arbitrators().stream()
                .map(Arbitrator::datacentre)
                .map(it -> it.orElse(""))
                .toList();
        return new Layout(datacentres, arbitrators);
    }

    /** Nobody has seen the files; their lines were made of the description's. */
    private Finding inDescription(Finding finding) {
        List<Evidence> evidence =
                finding.evidence().stream().map(this::inDescription).distinct().toList();
        return finding.provedBy(evidence);
    }

    private Evidence inDescription(Evidence evidence) {
        RenderedFile made = rendered.get(evidence.file());
        return made == null ? file.place("sst.password") : file.place(made.pathAt(evidence.line(), evidence.column()));
    }
}
