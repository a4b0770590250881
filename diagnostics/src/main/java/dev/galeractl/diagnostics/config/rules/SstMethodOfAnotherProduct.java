package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** GAL303: a method of state transfer that this product has no script for. Methods of one's own are not judged. */
public final class SstMethodOfAnotherProduct implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL303");
    private static final String NEW_XTRABACKUP = "xtrabackup-v2";

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServerVersion> version = inquiry.version();
        if (inquiry.galera().isWanted() && version.isPresent()) {
            inquiry.setting("wsrep_sst_method", value -> !value.isBlank()).ifPresent(setting -> {
                String method = setting.value().orElseThrow();
                instead(version.get(), method.toLowerCase(Locale.ROOT))
                        .ifPresent(instead -> inquiry.found(
                                Confidence.LIKELY,
                                CODE,
                                "not-of-this-product",
                                Map.of(
                                        "method", method,
                                        "instead", instead,
                                        "server", version.get().toString()),
                                List.of(inquiry.evidence(setting))));
            });
        }
    }

    /** The method that this product has for the same purpose; empty if it has the one that is set, as far as is known. */
    private static Optional<String> instead(ServerVersion version, String method) {
        boolean mariadb = version.product() == Product.MARIADB;
        return switch (method) {
            case "mariabackup" -> mariadb ? Optional.empty() : Optional.of(NEW_XTRABACKUP);
            case "xtrabackup", NEW_XTRABACKUP -> {
                if (mariadb) {
                    yield version.isAtLeast(10, 3) ? Optional.of("mariabackup") : Optional.empty();
                }
                boolean renamed = method.equals("xtrabackup")
                        && version.product() == Product.PERCONA_XTRADB_CLUSTER
                        && version.isAtLeast(8, 0);
                yield renamed ? Optional.of(NEW_XTRABACKUP) : Optional.empty();
            }
            case "clone" -> mariadb ? Optional.of("mariabackup") : Optional.empty();
            default -> Optional.empty();
        };
    }
}
