package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Map;
import java.util.Optional;

/** GAL202: without a cluster address a node reaches nobody. */
public final class AddressUnset implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL202");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted() || inquiry.clusterAddress().isPresent()) {
            return;
        }
        String method = inquiry.options().value("wsrep_sst_method").orElse("rsync");
        Optional<Evidence> written =
                inquiry.options().setting("wsrep_cluster_address").map(inquiry::nameEvidence);
        inquiry.found(
                CODE,
                method.equalsIgnoreCase("mysqldump") ? "runs-alone" : "refuses",
                Map.of("method", method),
                written.orElseGet(inquiry::galeraEvidence));
    }
}
