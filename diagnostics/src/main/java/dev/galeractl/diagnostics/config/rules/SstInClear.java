package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.TransferEncryption;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL135: the nodes encrypt what they say to each other, and a state transfer sends all the data in clear text. */
public final class SstInClear implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL135");

    @Override
    public void check(Inquiry inquiry) {
        Optional<Product> product = inquiry.version().map(it -> it.product());
        // Percona XtraDB Cluster encrypts its transfers together with the rest.
        if (product.filter(it -> it != Product.MARIADB).isPresent()
                || inquiry.options().settings().stream()
                        .anyMatch(it -> it.name().startsWith("pxc_"))) {
            return;
        }
        Confidence confidence = product.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY;
        inquiry.setting("wsrep_sst_method", it -> !it.isBlank()).ifPresent(setting -> {
            String method = setting.value().orElseThrow();
            TransferEncryption transfer = new TransferEncryption(inquiry.options());
            if (inquiry.galera().isWanted() && transfer.covers(method).equals(Optional.of(false))) {
                Optional<OptionSetting> asked =
                        transfer.encrypt().filter(it -> !it.value().orElse("0").equals("0"));
                if (asked.isPresent()) {
                    found(inquiry, confidence, "option-not-read", method, asked.get());
                } else if (groupIsEncrypted(inquiry)
                        && transfer.encrypt().isEmpty()
                        && transfer.mode().isEmpty()) {
                    found(inquiry, confidence, "group-only", method, setting);
                }
            }
        });
    }

    private static boolean groupIsEncrypted(Inquiry inquiry) {
        return ProviderSettings.of(inquiry)
                .filter(it -> it.flag("socket.ssl").orElse(true))
                .filter(it -> it.written("socket.ssl_cert").isPresent())
                .filter(it -> it.written("socket.ssl_key").isPresent())
                .isPresent();
    }

    private static void found(
            Inquiry inquiry, Confidence confidence, String circumstance, String method, OptionSetting evidence) {
        inquiry.found(confidence, CODE, circumstance, Map.of("method", method), List.of(inquiry.evidence(evidence)));
    }
}
