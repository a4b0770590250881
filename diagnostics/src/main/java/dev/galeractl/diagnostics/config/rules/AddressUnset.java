package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import java.util.Map;
import java.util.Optional;

/** GAL202: without a cluster address a node reaches nobody. */
public final class AddressUnset implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL202");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWhole() || inquiry.clusterAddress().isPresent()) {
            return;
        }
        String method = inquiry.options().value("wsrep_sst_method").orElseGet(() -> usual(inquiry));
        Optional<Evidence> written =
                inquiry.options().setting("wsrep_cluster_address").map(inquiry::nameEvidence);
        inquiry.found(
                CODE,
                method.equalsIgnoreCase("mysqldump") ? "runs-alone" : "refuses",
                Map.of("method", method),
                written.orElseGet(inquiry::galeraEvidence));
    }

    /** Percona's documentation names another method as the default than MariaDB's and Codership's. */
    private static String usual(Inquiry inquiry) {
        boolean percona = inquiry.version()
                .filter(it -> it.product() == Product.PERCONA_XTRADB_CLUSTER && it.isAtLeast(5, 7))
                .isPresent();
        return percona ? "xtrabackup-v2" : "rsync";
    }
}
