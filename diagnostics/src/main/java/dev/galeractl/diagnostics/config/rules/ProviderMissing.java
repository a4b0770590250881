package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL103: without the provider library a server runs alone although wsrep_on is ON. */
public final class ProviderMissing implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL103");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWhole()) {
            return;
        }
        Optional<OptionSetting> setting = inquiry.options().setting("wsrep_provider");
        if (setting.isEmpty()) {
            inquiry.found(CODE, circumstance(inquiry, "not-set"), Map.of(), inquiry.galeraEvidence());
            return;
        }
        String value = setting.get().value().orElse("").strip();
        if (value.isEmpty()) {
            checkEmpty(inquiry, inquiry.nameEvidence(setting.get()));
        } else if (value.equalsIgnoreCase("none")) {
            inquiry.found(CODE, circumstance(inquiry, "none"), Map.of(), inquiry.evidence(setting.get()));
        }
    }

    /** Seen with MariaDB 10.11, which ends, and 11.8, which goes on; nobody says where between them that changed. */
    private static void checkEmpty(Inquiry inquiry, Evidence evidence) {
        Optional<ServerVersion> version = inquiry.version().filter(it -> it.product() == Product.MARIADB);
        if (version.isPresent() && version.get().isAtLeast(11, 8)) {
            inquiry.found(CODE, "empty-is-none", Map.of(), evidence);
        } else if (version.isPresent() && !version.get().isAtLeast(11, 0)) {
            inquiry.found(CODE, "empty", Map.of(), evidence);
        } else {
            inquiry.found(Confidence.LIKELY, CODE, "empty", Map.of(), List.of(evidence));
        }
    }

    private static String circumstance(Inquiry inquiry, String asItIs) {
        return PackagedExample.isUntouched(inquiry.options()) ? "as-packaged" : asItIs;
    }
}
