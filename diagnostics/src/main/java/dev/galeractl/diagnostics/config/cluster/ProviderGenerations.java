package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GAL152: some nodes load Galera 3 and others Galera 4, as far as the folders of the packages tell. */
final class ProviderGenerations implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL152");
    private static final String PROVIDER = "wsrep_provider";
    /** Folders of Percona's packages, and of MariaDB's for RHEL; one without a number can be either. */
    private static final Pattern FOLDER = Pattern.compile("/galera-?([34])/");

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        Map<String, List<ClusterNode>> nodes = new TreeMap<>();
        for (ClusterNode node : cluster.nodes()) {
            generation(node)
                    .ifPresent(it ->
                            nodes.computeIfAbsent(it, key -> new ArrayList<>()).add(node));
        }
        List<ClusterNode> older = nodes.getOrDefault("3", List.of());
        List<ClusterNode> newer = nodes.getOrDefault("4", List.of());
        return older.isEmpty() || newer.isEmpty() ? List.of() : List.of(finding(older, newer));
    }

    private static Finding finding(List<ClusterNode> older, List<ClusterNode> newer) {
        return new Finding(
                CODE,
                "generations-differ",
                Map.of("older", Sharing.names(older), "newer", Sharing.names(newer)),
                List.of(
                        older.get(0).evidence(setting(older.get(0))),
                        newer.get(0).evidence(setting(newer.get(0)))),
                List.of(),
                Confidence.LIKELY,
                Optional.empty());
    }

    private static OptionSetting setting(ClusterNode node) {
        return node.options().setting(PROVIDER).orElseThrow();
    }

    private static Optional<String> generation(ClusterNode node) {
        Matcher folder = FOLDER.matcher(node.options().value(PROVIDER).orElse(""));
        return folder.find() ? Optional.of(folder.group(1)) : Optional.empty();
    }
}
