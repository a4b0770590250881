package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
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
            inquiry.found(CODE, "empty", Map.of(), inquiry.nameEvidence(setting.get()));
        } else if (value.equalsIgnoreCase("none")) {
            inquiry.found(CODE, circumstance(inquiry, "none"), Map.of(), inquiry.evidence(setting.get()));
        }
    }

    private static String circumstance(Inquiry inquiry, String asItIs) {
        return PackagedExample.isUntouched(inquiry.options()) ? "as-packaged" : asItIs;
    }
}
