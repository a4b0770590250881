package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** GAL133: a method of state transfer that logs in to the donor's server, and no account for it. */
public final class SstAccountUnset implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL133");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWhole()
                || inquiry.setting("wsrep_sst_auth", it -> !it.isBlank()).isPresent()) {
            return;
        }
        inquiry.setting("wsrep_sst_method", value -> !value.isBlank())
                .ifPresent(it -> circumstance(it, inquiry.version())
                        .ifPresent(circumstance -> inquiry.found(
                                Confidence.LIKELY,
                                CODE,
                                circumstance,
                                Map.of("method", it.value().orElse("")),
                                List.of(inquiry.evidence(it)))));
    }

    private static Optional<String> circumstance(OptionSetting method, Optional<ServerVersion> version) {
        boolean mariadb = version.filter(it -> it.product() != Product.MARIADB).isEmpty();
        boolean old = version.filter(it -> !it.isAtLeast(mariadb ? 10 : 8, mariadb ? 4 : 0))
                .isPresent();
        return switch (method.value().orElse("").toLowerCase(Locale.ROOT)) {
            // By its own socket the account of the server's user may log in, since 10.4.
            case "mariabackup" -> mariadb ? Optional.of(old ? "no-account" : "socket-account-only") : Optional.empty();
            // Percona XtraDB Cluster 8 makes an account of its own for each transfer.
            case "xtrabackup", "xtrabackup-v2" -> old && !mariadb ? Optional.of("no-account") : Optional.empty();
            case "mysqldump" -> mariadb || old ? Optional.of("no-account") : Optional.empty();
            default -> Optional.empty();
        };
    }
}
