package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Map;

/** GAL205: what makes a new cluster must not stay in an option file. */
public final class BootstrapAddressLeft implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL205");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        inquiry.clusterAddress()
                .filter(it ->
                        it.address().isBootstrap() && it.address().members().isEmpty())
                .ifPresent(it -> inquiry.found(
                        CODE, circumstance(inquiry), parameters(inquiry), inquiry.evidence(it.setting())));
        inquiry.options()
                .setting("wsrep_new_cluster")
                .filter(it -> inquiry.options().flag("wsrep_new_cluster").orElse(true))
                .ifPresent(
                        it -> inquiry.found(CODE, "new-cluster-option", parameters(inquiry), inquiry.nameEvidence(it)));
    }

    private static String circumstance(Inquiry inquiry) {
        if (PackagedExample.isUntouched(inquiry.options())) {
            return "as-packaged";
        }
        return PackagedExample.isFilledInByItsImage(inquiry.options()) ? "filled-in-by-image" : "empty-list";
    }

    private static Map<String, String> parameters(Inquiry inquiry) {
        return Map.of("file", inquiry.file(), "members", inquiry.members());
    }
}
