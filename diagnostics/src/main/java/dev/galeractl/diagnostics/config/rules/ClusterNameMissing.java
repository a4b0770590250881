package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.Map;
import java.util.Optional;

/** GAL209: a cluster without a name of its own. */
public final class ClusterNameMissing implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL209");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWhole()) {
            return;
        }
        Optional<OptionSetting> setting = inquiry.options().setting("wsrep_cluster_name");
        if (setting.isEmpty()) {
            inquiry.found(CODE, "not-set", Map.of(), inquiry.galeraEvidence());
        } else if (setting.get().value().orElse("").isEmpty()) {
            inquiry.found(CODE, "empty", Map.of(), inquiry.nameEvidence(setting.get()));
        }
    }
}
