package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.TransferEncryption;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** GAL318: {@code encrypt} asks the script of mariabackup for encryption, and the files for it are not named. */
public final class SstEncryptionHalfSet implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL318");

    @Override
    public void check(Inquiry inquiry) {
        boolean mariadb =
                inquiry.version().filter(it -> it.product() != Product.MARIADB).isEmpty();
        TransferEncryption transfer = new TransferEncryption(inquiry.options());
        if (mariadb
                && inquiry.galera().isWanted()
                && inquiry.setting("wsrep_sst_method", "mariabackup"::equalsIgnoreCase)
                        .isPresent()) {
            transfer.encrypt().ifPresent(it -> check(inquiry, transfer, it));
        }
    }

    private static void check(Inquiry inquiry, TransferEncryption transfer, OptionSetting encrypt) {
        String mode = encrypt.value().orElse("");
        List<String> missing = new ArrayList<>();
        if (mode.matches("[234]") && !transfer.hasCertificate()) {
            missing.add("tcert");
        }
        if (mode.matches("[34]") && !transfer.hasKey()) {
            missing.add("tkey");
        }
        if (mode.matches("[24]") && !transfer.hasAuthority()) {
            missing.add("tca");
        }
        if (!missing.isEmpty()) {
            found(inquiry, "half-set", mode, String.join(", ", missing), encrypt);
        } else if (mode.matches("[5-9]|\\d{2,}")) {
            found(inquiry, "mode-unknown", mode, "", encrypt);
        }
    }

    /** The scripts of other versions were not tried. */
    private static void found(
            Inquiry inquiry, String circumstance, String mode, String missing, OptionSetting encrypt) {
        inquiry.found(
                Confidence.LIKELY,
                CODE,
                circumstance,
                Map.of("mode", mode, "missing", missing),
                List.of(inquiry.evidence(encrypt)));
    }
}
