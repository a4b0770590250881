package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GAL150: options that differ and must not. */
final class MustBeEqual implements ClusterRule {
    private static final FindingCode CODE = new FindingCode("GAL150");
    private static final String GTID_MODE = "wsrep_gtid_mode";

    private static final Map<String, String> CIRCUMSTANCES = circumstances();

    private static Map<String, String> circumstances() {
        Map<String, String> circumstances = new LinkedHashMap<>();
        circumstances.put("wsrep_cluster_name", "not-let-in");
        circumstances.put("innodb_page_size", "snapshot-unusable");
        circumstances.put("lower_case_table_names", "diverges");
        circumstances.put(GTID_MODE, "counted-apart");
        circumstances.put("wsrep_gtid_domain_id", "counted-apart");
        circumstances.put("wsrep_auto_increment_control", "steps-collide");
        // Each decides whether a table can be made or changed, and goes to no other node with the statement.
        for (String option : List.of(
                "enforce_storage_engine",
                "innodb_default_row_format",
                "innodb_force_primary_key",
                "innodb_read_only_compressed",
                "innodb_strict_mode",
                "system_versioning_alter_history")) {
            circumstances.put(option, "tables-differ");
        }
        return circumstances;
    }

    @Override
    public List<Finding> check(ClusterOptions cluster) {
        List<Finding> findings = new ArrayList<>();
        CIRCUMSTANCES.forEach((option, circumstance) -> {
            Sharing sharing = Sharing.of(cluster, Place.SERVER, option);
            if (sharing.isMixed() && counts(cluster, option)) {
                findings.add(Finding.certain(CODE, circumstance, sharing.parameters(), sharing.evidence()));
            }
        });
        return findings;
    }

    /** Without the mode nobody looks at the domain; where the mode differs, that is told already. */
    private static boolean counts(ClusterOptions cluster, String option) {
        return !option.equals("wsrep_gtid_domain_id")
                || cluster.nodes().stream()
                        .allMatch(it -> it.options().flag(GTID_MODE).orElse(false));
    }
}
