package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.Map;
import java.util.Optional;

/** GAL106: Galera wants the interleaved lock mode for auto-increment values. */
public final class AutoincLockMode implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL106");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        Optional<OptionSetting> setting = inquiry.options().setting("innodb_autoinc_lock_mode");
        if (setting.isEmpty()) {
            if (inquiry.galera().isWhole() && defaultIsOne(inquiry)) {
                inquiry.found(CODE, "left-at-default", Map.of(), inquiry.galeraEvidence());
            }
            return;
        }
        String value = setting.get().value().orElse("");
        if (!value.equals("2")) {
            inquiry.found(CODE, "not-interleaved", Map.of("value", value), inquiry.evidence(setting.get()));
        }
    }

    /** MySQL 8 and what is built on it default to 2; MariaDB 10.11 was measured at 1, and an unknown server is taken for one. */
    private static boolean defaultIsOne(Inquiry inquiry) {
        return inquiry.version()
                .map(it -> it.product() == Product.MARIADB || !it.isAtLeast(8, 0))
                .orElse(true);
    }
}
