package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Checks the options of several servers against one another. Which of them are one cluster is found out from the files. */
public final class ClusterDiagnosis {

    /** Every rule about the options of one cluster, sorted by code, one a line. Those about votes ask for the layout as well. */
    private static final List<ClusterRule> RULES = List.of(
            new MustBeEqual(),
            new MustDiffer(),
            new SeveralVersions(),
            new ShouldBeEqual(),
            new ProviderGenerations(),
            new MembersMissing(),
            new FoundedTwice(),
            new TlsOnSomeNodes(),
            new TlsNotOfEachOther());

    private final List<ClusterOptions> clusters;

    private ClusterDiagnosis(List<ClusterOptions> clusters) {
        this.clusters = clusters;
    }

    /**
     * Finds the clusters.
     *
     * @param byLabel what is known of each server, by a name for it if its options give none
     */
    public static ClusterDiagnosis of(Map<String, ConfigFacts> byLabel) {
        return new ClusterDiagnosis(ClusterOptions.of(byLabel));
    }

    /** Which servers belong together; who is no node, or only a part of one, is in none. */
    public List<FoundCluster> clusters() {
        return clusters.stream().map(ClusterOptions::found).toList();
    }

    /** Makes all checks. */
    public ConfigReport report() {
        return report(Layout.unknown());
    }

    /** Makes all checks, of one cluster whose layout was told. */
    public ConfigReport report(Layout layout) {
        List<Finding> findings = new ArrayList<>(OneNameTwoClusters.check(clusters));
        for (ClusterOptions cluster : clusters) {
            if (cluster.nodes().size() > 1 || !cluster.versions().isEmpty()) {
                RULES.forEach(rule -> findings.addAll(rule.check(cluster)));
                findings.addAll(VotesTied.check(cluster, layout));
                findings.addAll(VotesInOnePlace.check(cluster, layout));
            }
        }
        List<Finding> sorted =
                findings.stream().sorted(Comparator.comparing(Finding::code)).toList();
        List<UnknownCheck> unknown = MembersMissing.unknown(clusters);
        return new ConfigReport(Verdict.of(sorted, unknown), sorted, unknown);
    }
}
