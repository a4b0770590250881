package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL123: what is set for one start in an emergency must not stay in an option file. */
public final class EmergencySettingLeft implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL123");
    private static final String NO_POSITION = "00000000-0000-0000-0000-000000000000:-1";

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera() != GaleraSwitch.ON && inquiry.galera() != GaleraSwitch.PART) {
            return;
        }
        switchedOn(inquiry, "wsrep_recover", "prints-position-only");
        switchedOn(inquiry, "skip_grant_tables", "no-accounts");
        inquiry.setting("wsrep_start_position", value -> !value.isBlank() && !value.equals(NO_POSITION))
                .ifPresent(it -> inquiry.found(
                        CODE, "position-fixed", Map.of("value", it.value().orElseThrow()), inquiry.evidence(it)));
        inquiry.options().setting("innodb_force_recovery").ifPresent(it -> forcedRecovery(inquiry, it));
        ProviderSettings.of(inquiry).ifPresent(settings -> provider(inquiry, settings));
    }

    private static void switchedOn(Inquiry inquiry, String option, String circumstance) {
        if (inquiry.options().flag(option).orElse(false)) {
            inquiry.options()
                    .setting(option)
                    .ifPresent(it -> inquiry.found(CODE, circumstance, Map.of(), inquiry.nameEvidence(it)));
        }
    }

    /** MariaDB writes up to 4, MySQL up to 3; a Galera node has to write. */
    private static void forcedRecovery(Inquiry inquiry, OptionSetting setting) {
        long level = ServerValue.number(setting).map(Number::longValue).orElse(0L);
        if (level <= 0) {
            return;
        }
        Optional<Product> product = inquiry.version().map(it -> it.product());
        int greatest = product.filter(it -> it != Product.MARIADB).isPresent() ? 3 : 4;
        inquiry.found(
                product.filter(it -> it == Product.MARIADB).isPresent() || level <= greatest
                        ? Confidence.CERTAIN
                        : Confidence.LIKELY,
                CODE,
                level > greatest ? "recovery-read-only" : "recovery-forced",
                Map.of("value", setting.value().orElse("")),
                List.of(inquiry.evidence(setting)));
    }

    private static void provider(Inquiry inquiry, ProviderSettings settings) {
        for (String option : List.of("pc.ignore_sb", "pc.ignore_quorum", "pc.bootstrap")) {
            if (settings.flag(option).orElse(false)) {
                inquiry.found(
                        CODE,
                        option.equals("pc.bootstrap") ? "bootstrap-ignored" : "halves-go-on",
                        Map.of("option", option),
                        settings.valueOrDefault(option));
            }
        }
    }
}
